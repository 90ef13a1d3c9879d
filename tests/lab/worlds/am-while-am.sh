# a second mail while git am waits
# command: git am ../fix.patch
# exit: 128
# says: fatal: previous rebase directory .git/rebase-apply still exists but mbox given.
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
git format-patch -1 --stdout other > ../fix.patch
git am ../fix.patch || true
