# a log in a format that does not exist
# command: git log --pretty=foo
# exit: 128
# says: invalid --pretty format: foo
repository repo
