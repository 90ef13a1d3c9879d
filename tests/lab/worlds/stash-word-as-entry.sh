# a stash entry is named that is none
# command: git stash apply foo
# exit: 1
# says: error: foo is not a valid reference
repository repo
