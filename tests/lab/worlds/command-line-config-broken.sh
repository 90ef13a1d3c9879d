# a setting on the command line without its section
# command: git -c foo status
# exit: 128
# says: fatal: unable to parse command-line config
repository repo
