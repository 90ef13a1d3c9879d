# a mailed patch meets a change of its own place
# command: git am -3 ../fix.patch
# exit: 128
# says: error: Failed to merge in the changes.
repository repo
commit f base
git switch -qc other
commit f theirs
git format-patch -1 --stdout > ../fix.patch
git switch -q main
commit f ours
