# rerere knows the answer to a conflict and has staged it; git am waits all the same
# command: git am -3 ../fix.patch
# exit: 128
# says: Staged 'f' using previous resolution.
repository repo
git config rerere.enabled true
commit f base
git switch -qc other
commit f theirs
git format-patch -1 --stdout > ../fix.patch
git switch -q main
commit f ours
git am -3 ../fix.patch || true
echo both > f
git add f
git am -q --continue
git reset -q --hard HEAD~1
git config rerere.autoUpdate true
