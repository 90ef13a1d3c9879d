# a remote branch that is gone already
# command: git push origin --delete nosuch
# exit: 1
# says: error: unable to delete 'nosuch': remote ref does not exist
repository repo
origin
