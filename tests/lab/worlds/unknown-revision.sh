# a name that is no branch, tag or commit
# command: git log nosuch
# exit: 128
# says: fatal: ambiguous argument 'nosuch': unknown revision or path not in the working tree.
repository repo
