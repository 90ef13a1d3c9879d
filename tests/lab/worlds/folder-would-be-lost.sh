# a folder of untracked files is in the way of a file
# command: git checkout other
# exit: 1
# says: error: Updating the following directories would lose untracked files in them:
repository repo
git switch -qc other
commit x file
git switch -q main
mkdir x
echo mine > x/y
