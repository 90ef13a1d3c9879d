# a file with conflicts cannot be checked out
# command: git checkout .
# exit: 1
# says: error: path 'f' is unmerged
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
git merge -q other || true
