# what fits of a patch is applied
# command: git apply --reject ../fix.patch
# exit: 1
# says: error: patch failed: f:1
repository repo
commit f base
git switch -qc other
commit f theirs
git format-patch -1 --stdout > ../fix.patch
git switch -q main
commit f ours
