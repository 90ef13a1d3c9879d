# a push while no branch is checked out
# command: git push
# exit: 128
# says: fatal: You are not currently on a branch.
repository repo
origin
commit README second
git checkout -q --detach
