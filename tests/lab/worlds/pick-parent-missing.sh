# a parent that the merge does not have
# command: git revert -m 3 HEAD
# exit: 128
# says: does not have parent 3
repository repo
git switch -qc other
commit f theirs
git switch -q main
git merge -q --no-ff -m both other
