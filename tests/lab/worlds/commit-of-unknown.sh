# the message of a commit that is not there
# command: git commit --allow-empty -C nosuch
# exit: 128
# says: fatal: could not lookup commit nosuch
repository repo
