# a file is named where folders are wanted
# command: git sparse-checkout set README
# exit: 128
# says: fatal: 'README' is not a directory
repository repo
commit d/x x
commit e/y y
