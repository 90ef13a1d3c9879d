# a git:// URL to a port where nothing listens
# command: git ls-remote git://127.0.0.1:1/x.git
# exit: 128
# says: fatal: unable to connect to 127.0.0.1
repository repo
