# a patch is merged, and clashes
# command: git -c core.checkStat=minimal -c core.trustctime=false apply -3 ../fix.patch
# exit: 1
# says: Applied patch to 'f' with conflicts.
repository repo
commit f base
git switch -qc other
commit f theirs
git format-patch -1 --stdout > ../fix.patch
git switch -q main
commit f ours
