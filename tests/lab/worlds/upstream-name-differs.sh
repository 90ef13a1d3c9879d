# the upstream has another name than the branch
# command: git push
# exit: 128
# says: fatal: The upstream branch of your current branch does not match
repository repo
origin
git switch -qc feat --track origin/main
