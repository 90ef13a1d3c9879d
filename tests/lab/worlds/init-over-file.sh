# a new repository where a file is
# command: git init README
# exit: 128
# says: fatal: cannot mkdir README: File exists
repository repo
