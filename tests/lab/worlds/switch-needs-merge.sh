# another branch is checked out while files have conflicts
# command: git checkout other
# exit: 1
# says: error: you need to resolve your current index first
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
git merge -q other || true
