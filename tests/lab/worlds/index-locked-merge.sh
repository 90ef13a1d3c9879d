# the index is locked while a merge is made
# command: git -c core.checkStat=minimal -c core.trustctime=false merge -m both other
# exit: 1
# says: error: Unable to write index.
repository repo
git switch -qc other
commit f theirs
git switch -q main
commit g ours
touch .git/index.lock
