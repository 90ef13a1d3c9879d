# an index with conflicts cannot be written as a tree
# command: git write-tree
# exit: 128
# says: fatal: git-write-tree: error building trees
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
git merge -q other || true
