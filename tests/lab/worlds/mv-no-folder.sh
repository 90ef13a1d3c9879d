# a file is moved to a folder that is not there
# command: git mv README nosuch/README
# exit: 128
# says: fatal: renaming 'README' failed
repository repo
