# changes cannot be stashed while files have conflicts
# command: git stash
# exit: 1
# says: f: needs merge
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
git merge -q other || true
