# two histories without a common commit
# command: git merge other
# exit: 128
# says: fatal: refusing to merge unrelated histories
repository repo
git switch -q --orphan other
commit f other
git switch -q main
