# an upstream for a detached HEAD
# command: git branch -u main
# exit: 128
# says: when it does not point to any branch.
repository repo
git checkout -q --detach
