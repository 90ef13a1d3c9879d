# an option that the strategy does not have
# command: git merge -X nosuch other
# exit: 128
# says: fatal: unknown strategy option: -Xnosuch
repository repo
git switch -qc other
commit f theirs
git switch -q main
commit g ours
