# a remote is added twice
# command: git remote add origin ../origin.git
# exit: 3
# says: error: remote origin already exists.
repository repo
origin
