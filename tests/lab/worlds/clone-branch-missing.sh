# a clone of a branch that the remote has not
# command: git clone --branch nosuch ../origin.git copy
# exit: 128
# says: fatal: Remote branch nosuch not found in upstream origin
repository repo
origin
