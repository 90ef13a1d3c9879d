# a default branch with a blank in its name
# command: git -c init.defaultBranch='bad name' init new
# exit: 128
# says: fatal: invalid branch name: init.defaultBranch = bad name
repository repo
