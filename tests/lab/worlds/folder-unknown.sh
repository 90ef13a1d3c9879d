# a folder with a slip in its name
# command: git -C nosuch status
# exit: 128
# says: fatal: cannot change to 'nosuch'
repository repo
