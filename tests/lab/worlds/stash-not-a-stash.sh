# a commit that is no stash entry
# command: git stash drop HEAD
# exit: 128
# says: fatal: 'HEAD' is not a stash-like commit
repository repo
