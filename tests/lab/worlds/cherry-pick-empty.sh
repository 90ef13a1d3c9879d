# a commit whose change is here already
# command: git cherry-pick other
# exit: 1
# says: The previous cherry-pick is now empty, possibly due to conflict resolution.
repository repo
commit f base
git switch -qc other
commit f one
git switch -q main
commit f one
