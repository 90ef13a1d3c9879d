# a soft reset while a merge waits
# command: git reset --soft HEAD~1
# exit: 128
# says: fatal: Cannot do a soft reset in the middle of a merge.
repository repo
git switch -qc other
commit f theirs
git switch -q main
commit g ours
git merge -q --no-commit other
