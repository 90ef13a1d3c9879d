# a pattern is named where folders are wanted
# command: git sparse-checkout set '*.c'
# exit: 128
# says: fatal: specify directories rather than patterns.
repository repo
commit d/x x
commit e/y y
