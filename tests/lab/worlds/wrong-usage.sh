# a branch name with blanks
# command: git branch my new branch
# exit: 129
# says: usage: git branch
repository repo
