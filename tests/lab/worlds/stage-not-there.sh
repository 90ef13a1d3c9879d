# one side of a conflict that is none
# command: git show :1:README
# exit: 128
# says: fatal: path 'README' is in the index, but not at stage 1
repository repo
