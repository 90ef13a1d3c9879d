# a branch from a stash, without its name
# command: git stash branch
# exit: 1
# says: No branch name specified
repository repo
