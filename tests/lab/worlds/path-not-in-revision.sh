# a file that is not in that commit
# command: git show HEAD:nosuch
# exit: 128
# says: fatal: path 'nosuch' does not exist in 'HEAD'
repository repo
