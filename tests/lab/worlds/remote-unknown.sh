# a remote that was never added
# command: git remote set-url upstream ../x.git
# exit: 2
# says: error: No such remote 'upstream'
repository repo
