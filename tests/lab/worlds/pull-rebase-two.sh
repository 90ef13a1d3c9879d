# a pull that is to rebase names two branches
# command: git pull --rebase origin a b
# exit: 128
# says: fatal: Cannot rebase onto multiple branches.
repository repo
origin
git push -q origin main:a main:b
