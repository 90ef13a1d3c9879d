# a revert shall be skipped, and none is going on
# command: git revert --skip
# exit: 128
# says: error: no revert in progress
repository repo
