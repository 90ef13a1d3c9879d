# a branch that was never pushed
# command: git push
# exit: 128
# says: fatal: The current branch feat has no upstream branch.
repository repo
origin
git switch -qc feat
commit README second
