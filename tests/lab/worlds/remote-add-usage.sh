# a remote without its URL
# command: git remote add origin
# exit: 129
# says: usage: git remote add
repository repo
