# a file from a commit that is not here
# command: git restore --source=nosuch README
# exit: 128
# says: fatal: could not resolve nosuch
repository repo
