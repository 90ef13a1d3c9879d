# the remote takes no push options
# command: git push -o ci.skip
# exit: 128
# says: fatal: the receiving end does not support push options
repository repo
origin
commit README second
