# a rebase while git am waits
# command: git rebase feat
# exit: 128
# says: fatal: It looks like 'git am' is in progress. Cannot rebase.
repository repo
commit f base
git switch -qc feat
commit f theirs
git switch -q main
commit f ours
git format-patch -1 --stdout feat > ../fix.patch
git am -q ../fix.patch || true
