# a push without any remote
# command: git push
# exit: 128
# says: fatal: No configured push destination.
repository repo
