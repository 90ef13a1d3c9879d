# a bisect ends at a commit that is not here
# command: git bisect reset nosuch
# exit: 1
# says: error: 'nosuch' is not a valid commit
repository repo
git bisect start
