# a tag under a name that is taken
# command: git tag v1
# exit: 128
# says: fatal: tag 'v1' already exists
repository repo
git tag v1
