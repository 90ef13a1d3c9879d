# a plain folder
# command: git status
# exit: 128
# says: fatal: not a git repository (or any
mkdir repo
