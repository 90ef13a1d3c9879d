# a new name for a detached HEAD
# command: git branch -m topic
# exit: 128
# says: cannot rename the current branch while not on any.
repository repo
git checkout -q --detach
