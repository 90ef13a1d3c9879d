# a message from a file that is not there
# command: git commit --allow-empty -F nosuch
# exit: 128
# says: fatal: could not read log file 'nosuch'
repository repo
