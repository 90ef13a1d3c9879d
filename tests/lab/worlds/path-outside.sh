# a file beside the repository shall be added
# command: git add ../notes
# exit: 128
# says: is outside repository at
repository repo
echo x > ../notes
