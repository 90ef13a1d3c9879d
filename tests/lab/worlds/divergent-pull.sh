# a pull that does not know whether to merge or to rebase
# command: git pull
# exit: 128
# says: fatal: Need to specify how to reconcile divergent branches.
repository repo
origin
elsewhere OTHER theirs
commit README ours
