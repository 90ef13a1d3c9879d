# a host whose name would be an option of ssh
# command: git ls-remote ssh://-x/y
# exit: 128
# says: fatal: strange hostname '-x' blocked
repository repo
