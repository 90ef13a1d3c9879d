# more folders are taken off than the patch has
# command: git apply -p9 ../fix.patch
# exit: 128
# says: error: git diff header lacks filename information
repository repo
commit f base
git switch -qc other
commit f theirs
git format-patch -1 --stdout > ../fix.patch
git switch -q main
commit f ours
