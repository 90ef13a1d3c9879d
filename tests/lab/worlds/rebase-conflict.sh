# a rebase stops at a conflict
# command: git rebase main
# exit: 1
# says: error: could not apply
repository repo
commit f base
git switch -qc feat
commit f ours
git switch -q main
commit f theirs
git switch -q feat
