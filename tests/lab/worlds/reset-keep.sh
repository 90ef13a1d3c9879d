# a reset would overwrite a change
# command: git reset --keep HEAD~1
# exit: 128
# says: error: Entry 'f' not uptodate. Cannot merge.
repository repo
commit f one
commit f two
echo more >> f
