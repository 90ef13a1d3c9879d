# a branch that is deleted already
# command: git branch -d nosuch
# exit: 1
# says: error: branch 'nosuch' not found.
repository repo
