# one side deleted what the other changed
# command: git merge other
# exit: 1
# says: CONFLICT (modify/delete): f deleted in other and modified in HEAD.
repository repo
commit f base
git switch -qc other
git rm -q f
git commit -qm removed
git switch -q main
commit f ours
