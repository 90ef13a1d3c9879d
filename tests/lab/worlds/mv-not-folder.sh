# two files are moved to a place that is no folder
# command: git mv README f z
# exit: 128
# says: fatal: destination 'z' is not a directory
repository repo
commit f f
