# a path from the root is named where folders are wanted
# command: git sparse-checkout set /d
# exit: 128
# says: fatal: specify directories rather than patterns (no leading slash)
repository repo
commit d/x x
commit e/y y
