# the last URL of a remote
# command: git remote set-url --delete origin .
# exit: 128
# says: fatal: Will not delete all non-push URLs
repository repo
origin
