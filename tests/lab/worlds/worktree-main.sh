# the main work tree shall be removed
# command: git worktree remove .
# exit: 128
# says: fatal: '.' is a main working tree
repository repo
