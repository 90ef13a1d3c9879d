# an old URL that is not that of the remote
# command: git remote set-url origin ../new.git old
# exit: 128
# says: fatal: No such URL found: old
repository repo
origin
