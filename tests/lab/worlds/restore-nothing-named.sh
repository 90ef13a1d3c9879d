# restore without a path
# command: git restore
# exit: 128
# says: fatal: you must specify path(s) to restore
repository repo
