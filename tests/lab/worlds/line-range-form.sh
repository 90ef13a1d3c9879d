# a line range without a file
# command: git log -L b.c
# exit: 128
# says: -L argument not
repository repo
