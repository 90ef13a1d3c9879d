# a pick shall be skipped, and none is going on
# command: git cherry-pick --skip
# exit: 128
# says: error: no cherry-pick in progress
repository repo
