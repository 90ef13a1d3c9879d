# a tag that is not there
# command: git tag -d v9
# exit: 1
# says: error: tag 'v9' not found.
repository repo
