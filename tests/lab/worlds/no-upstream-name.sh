# the upstream of a branch that has none
# command: git log @{u}..
# exit: 128
# says: fatal: no upstream configured for branch 'main'
repository repo
