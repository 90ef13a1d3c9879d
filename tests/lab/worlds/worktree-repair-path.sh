# a path that cannot be a work tree shall be repaired
# command: git worktree repair ../nope
# exit: 1
# says: error: not a valid path: ../nope
repository repo
