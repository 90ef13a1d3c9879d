# an empty variable in the place of a file
# command: git add ''
# exit: 128
# says: fatal: empty string is not a valid pathspec
repository repo
