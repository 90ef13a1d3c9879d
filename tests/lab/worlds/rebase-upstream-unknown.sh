# a rebase onto a branch that is not here
# command: git rebase nosuch
# exit: 128
# says: fatal: invalid upstream 'nosuch'
repository repo
