# a URL of a kind for which there is no helper
# command: git ls-remote htp://git.example.org/x.git
# exit: 128
# says: git: 'remote-htp' is not a git command.
repository repo
