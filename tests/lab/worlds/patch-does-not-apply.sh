# a patch for another version of the file
# command: git apply ../fix.patch
# exit: 1
# says: error: patch failed: f:1
repository repo
commit f one
commit f two
git diff HEAD~1 HEAD > ../fix.patch
commit f three
