# a file that has staged changes shall be removed
# command: git rm new
# exit: 1
# says: error: the following file has changes staged in the index:
repository repo
echo x > new
git add new
