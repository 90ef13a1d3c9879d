# a commit is amended while a merge waits
# command: git commit --amend -m x
# exit: 128
# says: fatal: You are in the middle of a merge -- cannot amend.
repository repo
git switch -qc other
commit f theirs
git switch -q main
commit g ours
git merge -q --no-commit other
