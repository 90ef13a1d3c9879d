# one file is committed while a merge waits
# command: git commit -m x f
# exit: 128
# says: fatal: cannot do a partial commit during a merge.
repository repo
git switch -qc other
commit f theirs
git switch -q main
commit g ours
git merge -q --no-commit other
