# a path outside of the repository
# command: git add ../notes
# exit: 128
# says: is outside repository
repository repo
echo x > ../notes
