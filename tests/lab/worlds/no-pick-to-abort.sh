# a pick shall be given up, and none is going on
# command: git cherry-pick --abort
# exit: 128
# says: error: no cherry-pick or revert in progress
repository repo
