# a branch whose configuration names two upstream branches
# command: git push
# exit: 128
# says: fatal: The current branch main has multiple upstream branches, refusing to push.
repository repo
origin
git config --add branch.main.merge refs/heads/next
