# an amended commit before the first one
# command: git commit --amend -m x
# exit: 128
# says: fatal: You have nothing to amend.
git init -q -b main repo
