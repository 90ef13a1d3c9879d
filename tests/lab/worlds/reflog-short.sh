# an entry of a reflog that is not there
# command: git log -1 main@{99}
# exit: 128
# says: fatal: log for 'main' only has
repository repo
