# the configuration names two branches for the current one
# command: git pull --ff-only
# exit: 128
# says: fatal: Cannot fast-forward to multiple branches.
repository repo
origin
elsewhere OTHER theirs
git push -q origin main:a
git config --add branch.main.merge refs/heads/a
