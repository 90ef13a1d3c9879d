# a commit while a merge has conflicts
# command: git commit -m done
# exit: 128
# says: error: Committing is not possible because you have unmerged files.
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
git merge -q other || true
