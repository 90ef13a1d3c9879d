# a stash entry, and there is none
# command: git stash show 'stash@{5}'
# exit: 1
# says: error: stash@{5} is not a valid reference
repository repo
