# a rebase onto a branch that is not here
# command: git rebase --onto feat main
# exit: 128
# says: fatal: Does not point to a valid commit 'feat'
repository repo
