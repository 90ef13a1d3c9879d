# a bracket that is not closed
# command: git grep [
# exit: 128
# says: fatal: command line, '['
repository repo
