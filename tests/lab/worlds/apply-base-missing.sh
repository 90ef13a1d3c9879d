# a patch for a version that is not here
# command: git -c core.checkStat=minimal -c core.trustctime=false apply -3 ../away.patch
# exit: 1
# says: error: repository lacks the necessary blob to perform 3-way merge.
repository repo
commit f base
git switch -qc other
commit f theirs
git format-patch -1 --stdout > ../fix.patch
git switch -q main
commit f ours
sed 's/index [0-9a-f]*\.\./index 1234567../' ../fix.patch > ../away.patch
