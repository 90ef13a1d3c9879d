# the lock of the configuration was left behind
# command: git config core.x y
# exit: 255
# says: error: could not lock config file .git/config: File exists
repository repo
: > .git/config.lock
