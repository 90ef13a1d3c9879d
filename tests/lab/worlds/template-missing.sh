# a commit template that is not there
# command: git commit --allow-empty -t nosuch
# exit: 128
# says: fatal: could not read 'nosuch'
repository repo
