# a new branch from a remote branch that was never fetched
# command: git switch -c feat origin/feat
# exit: 128
# says: fatal: invalid reference: origin/feat
repository repo
origin
