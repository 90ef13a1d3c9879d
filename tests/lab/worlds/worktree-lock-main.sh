# the main work tree shall be locked
# command: git worktree lock .
# exit: 128
# says: fatal: The main working tree cannot be locked or unlocked
repository repo
