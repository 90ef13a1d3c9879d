# a branch below the name of another branch
# command: git branch main/next
# exit: 128
# says: exists; cannot create
repository repo
