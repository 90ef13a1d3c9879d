# a new branch under a name that is taken
# command: git branch main
# exit: 128
# says: fatal: a branch named 'main' already exists
repository repo
