# a pick over staged changes
# command: git cherry-pick other
# exit: 128
# says: error: your local changes would be overwritten by cherry-pick.
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
echo x >> f
git add f
