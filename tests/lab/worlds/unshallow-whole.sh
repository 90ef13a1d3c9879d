# a clone that is whole shall be completed
# command: git fetch --unshallow
# exit: 128
# says: fatal: --unshallow on a complete repository does not make sense
repository repo
origin
