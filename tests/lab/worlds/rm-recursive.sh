# a folder shall be removed
# command: git rm src
# exit: 128
# says: fatal: not removing 'src' recursively without -r
repository repo
commit src/f one
