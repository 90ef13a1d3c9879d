# a sparse checkout is applied anew, and there is none
# command: git sparse-checkout reapply
# exit: 128
# says: fatal: must be in a sparse-checkout to reapply sparsity patterns
repository repo
