# rerere knows the answer to a conflict; git waits all the same
# command: git merge other
# exit: 1
# says: Resolved 'f' using previous resolution.
repository repo
git config rerere.enabled true
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
git merge other || true
commit f both
git reset -q --hard HEAD~1
