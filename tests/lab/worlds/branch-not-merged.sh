# a branch that has commits of its own shall be deleted
# command: git branch -d feat
# exit: 1
# says: error: The branch 'feat' is not fully merged.
repository repo
git switch -qc feat
commit f ours
git switch -q main
