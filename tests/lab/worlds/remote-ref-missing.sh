# a branch that the remote has not
# command: git fetch origin nosuch
# exit: 128
# says: fatal: couldn't find remote ref nosuch
repository repo
origin
