# a commit before the first one
# command: git diff HEAD~3
# exit: 128
# says: fatal: ambiguous argument 'HEAD~3': unknown revision or path not in the working tree.
repository repo
