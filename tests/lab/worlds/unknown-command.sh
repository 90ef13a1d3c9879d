# a slip of the fingers
# command: git stauts
# exit: 1
# says: git: 'stauts' is not a git command.
repository repo
