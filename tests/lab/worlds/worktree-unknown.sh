# a folder that is no work tree shall be removed
# command: git worktree remove ../nope
# exit: 128
# says: fatal: '../nope' is not a working tree
repository repo
