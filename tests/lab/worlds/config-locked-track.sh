# a branch that is to follow another while the configuration is locked
# command: git branch --track topic main
# exit: 1
# says: error: unable to write upstream branch configuration
repository repo
: > .git/config.lock
