# nothing is stashed
# command: git stash pop
# exit: 1
# says: No stash entries found.
repository repo
