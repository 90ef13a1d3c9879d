# a push to a name that is no remote
# command: git push upstream main
# exit: 128
# says: fatal: 'upstream' does not appear to be a git repository
repository repo
