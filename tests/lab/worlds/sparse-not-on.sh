# the list of a sparse checkout, and there is none
# command: git sparse-checkout list
# exit: 128
# says: fatal: this worktree is not sparse
repository repo
