# the log of a bisect, and none is going on
# command: git bisect log
# exit: 1
# says: error: We are not bisecting.
repository repo
