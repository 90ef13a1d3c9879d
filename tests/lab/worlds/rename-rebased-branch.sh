# a branch that is being rebased shall get another name
# command: git branch -m feat other
# exit: 128
# says: fatal: Branch refs/heads/feat is being rebased at
repository repo
commit f base
git switch -qc feat
commit f theirs
git switch -q main
commit f ours
git switch -q feat
git rebase -q main || true
