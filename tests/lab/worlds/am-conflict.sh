# a mailed patch for another version of the file
# command: git am ../fix.patch
# exit: 128
# says: Patch failed at 0001 two
repository repo
commit f one
commit f two
git format-patch -1 --stdout > ../fix.patch
git reset -q --hard HEAD~1
commit f three
