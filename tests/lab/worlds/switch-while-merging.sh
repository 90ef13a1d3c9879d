# another branch in the middle of a merge
# command: git switch other
# exit: 128
# says: fatal: cannot switch branch while merging
repository repo
git switch -qc other
commit f theirs
git switch -q main
git merge -q --no-ff --no-commit other
