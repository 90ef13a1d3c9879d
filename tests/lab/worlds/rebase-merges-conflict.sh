# a rebase makes a merge anew, whose answer it does not know
# command: git rebase -q -f -r base
# exit: 1
# says: Could not apply
repository repo
commit f base
git branch base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
git merge -q other || true
commit f both
