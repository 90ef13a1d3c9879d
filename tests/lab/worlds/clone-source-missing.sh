# a path to clone from that is not there
# command: git clone ../nosuch
# exit: 128
# says: fatal: repository '../nosuch' does not exist
repository repo
