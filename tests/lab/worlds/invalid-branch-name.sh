# a branch name with a blank
# command: git branch 'new feature'
# exit: 128
# says: fatal: 'new feature' is not a valid branch name
repository repo
