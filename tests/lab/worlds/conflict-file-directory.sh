# a file on one side is a folder on the other
# command: git merge other
# exit: 1
# says: CONFLICT (file/directory): directory in the way of x from other
repository repo
git switch -qc other
commit x file
git switch -q main
commit x/y folder
