# a place far back in a short reflog
# command: git show HEAD@{99}
# exit: 128
# says: fatal: log for 'HEAD' only has 1 entries
repository repo
