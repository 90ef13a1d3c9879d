# a remote cannot be removed while the configuration is locked
# command: git remote remove origin
# exit: 128
# says: error: could not lock config file .git/config
repository repo
origin
: > .git/config.lock
