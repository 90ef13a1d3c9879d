# a patch for a file that is not tracked
# command: git apply --index ../fix.patch
# exit: 1
# says: error: f: does not exist in index
repository repo
commit f base
git switch -qc other
commit f theirs
git format-patch -1 --stdout > ../fix.patch
git switch -q main
git rm -q --cached f
git commit -qm gone
