# a mailed patch while something is staged
# command: git am ../fix.patch
# exit: 128
# says: fatal: Dirty index: cannot apply patches (dirty: f)
repository repo
commit f base
git switch -qc feat
commit f theirs
git switch -q main
commit f ours
git format-patch -1 --stdout feat > ../fix.patch
echo more >> f
git add f
