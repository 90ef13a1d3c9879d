# the remote takes no signatures of pushes
# command: git push --signed
# exit: 128
# says: fatal: the receiving end does not support --signed push
repository repo
origin
commit README second
