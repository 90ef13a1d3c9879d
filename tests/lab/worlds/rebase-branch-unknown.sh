# a branch that is not here shall be rebased
# command: git rebase main feat
# exit: 128
# says: fatal: no such branch/commit 'feat'
repository repo
