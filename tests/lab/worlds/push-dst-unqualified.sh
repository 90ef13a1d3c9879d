# a commit is pushed to a new short name
# command: git push origin HEAD~0:feat
# exit: 1
# says: error: The destination you provided is not a full refname
repository repo
origin
