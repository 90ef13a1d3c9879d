# an add-on that is not installed
# command: git filter-repo
# exit: 1
# says: git: 'filter-repo' is not a git command. See 'git --help'.
repository repo
