# a branch that is not there, with something behind it
# command: git checkout main README -b new
# exit: 128
# says: fatal: Cannot update paths and switch to branch 'new' at the same time.
repository repo
