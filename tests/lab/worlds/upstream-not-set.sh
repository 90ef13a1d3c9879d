# an upstream that was never set
# command: git branch --unset-upstream
# exit: 128
# says: fatal: Branch 'main' has no upstream information
repository repo
