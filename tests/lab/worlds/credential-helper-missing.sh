# the configured credential helper is not installed; git goes on without it
# command: git credential-nosuch get
# exit: 1
# says: git: 'credential-nosuch' is not a git command. See 'git --help'.
repository repo
