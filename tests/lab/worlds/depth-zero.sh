# a fetch of no commit at all
# command: git fetch --depth 0
# exit: 128
# says: fatal: depth 0 is not a positive number
repository repo
origin
