# a porcelain version that does not exist
# command: git status --porcelain=3
# exit: 128
# says: unsupported porcelain version '3'
repository repo
