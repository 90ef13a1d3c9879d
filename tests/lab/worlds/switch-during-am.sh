# another branch while git am waits
# command: git switch feat
# exit: 128
# says: fatal: cannot switch branch in the middle of an am session
repository repo
commit f base
git switch -qc feat
commit f theirs
git switch -q main
commit f ours
git format-patch -1 --stdout feat > ../fix.patch
git am -q ../fix.patch || true
