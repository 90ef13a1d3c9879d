# a pull that may only fast-forward, on branches that went apart
# command: git pull --ff-only
# exit: 128
# says: fatal: Not possible to fast-forward, aborting.
repository repo
origin
elsewhere OTHER theirs
commit README ours
