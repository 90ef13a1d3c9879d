# a name for the version, and no tag
# command: git describe
# exit: 128
# says: fatal: No names found, cannot describe anything.
repository repo
