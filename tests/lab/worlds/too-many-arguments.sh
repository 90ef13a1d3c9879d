# a message without quotes
# command: git tag -a v1 -m first release of it
# exit: 128
# says: fatal: too many arguments
repository repo
