# a commit is asked for, in the old protocol, that no branch stands for
# command: git -c protocol.version=0 fetch origin 1111111111111111111111111111111111111111
# exit: 1
# says: error: Server does not allow request for unadvertised object
repository repo
origin
