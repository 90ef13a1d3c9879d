# renames of no file in particular
# command: git log --follow
# exit: 128
# says: fatal: --follow requires exactly one pathspec
repository repo
