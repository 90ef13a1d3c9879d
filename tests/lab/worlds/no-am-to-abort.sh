# git am shall be given up, and it is not going on
# command: git am --abort
# exit: 128
# says: fatal: Resolve operation not in progress, we are not resuming.
repository repo
