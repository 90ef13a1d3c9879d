# a patch for index and file, and the file was changed
# command: git apply --index ../fix.patch
# exit: 1
# says: error: f: does not match index
repository repo
commit f base
git switch -qc other
commit f theirs
git format-patch -1 --stdout > ../fix.patch
git switch -q main
echo mine >> f
