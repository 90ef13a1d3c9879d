# git am shall go on, and nothing was staged
# command: git am --continue
# exit: 128
# says: No changes - did you forget to use 'git add'?
repository repo
commit f base
git switch -qc other
commit f theirs
git format-patch -1 --stdout > ../fix.patch
git switch -q main
commit f ours
git am ../fix.patch || true
