# a commit with -m and no message
# command: git commit -m
# exit: 129
# says: requires a value
repository repo
