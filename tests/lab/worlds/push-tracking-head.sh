# a push of origin/HEAD, which is no branch
# command: git push origin origin/HEAD
# exit: 128
# says: cannot be resolved to branch
repository repo
origin
git remote set-head origin main
