# patterns from a file that is not there
# command: git grep -f nosuch
# exit: 128
# says: fatal: cannot open 'nosuch'
repository repo
