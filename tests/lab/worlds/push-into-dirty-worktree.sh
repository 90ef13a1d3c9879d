# the repository that is pushed to updates its files with a push, and they have changes
# command: git push ../live main
# exit: 1
# says: (Working directory has unstaged changes)
repository live
git config receive.denyCurrentBranch updateInstead
cd ..
git clone -q live repo
echo mine >> live/README
cd repo
commit NEW new
