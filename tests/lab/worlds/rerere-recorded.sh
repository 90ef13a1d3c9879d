# a merge stops, and rerere will remember the answer
# command: git merge other
# exit: 1
# says: Recorded preimage for 'f'
repository repo
git config rerere.enabled true
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
