# a pull on a branch without upstream
# command: git pull
# exit: 1
# says: There is no tracking information for the current branch.
repository repo
origin
git switch -qc feat
