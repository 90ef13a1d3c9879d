# two branches of the remote are fetched into one name
# command: git fetch origin main:refs/remotes/origin/x feat:refs/remotes/origin/x
# exit: 128
# says: Cannot fetch both
repository repo
origin
git switch -qc feat
git push -qu origin feat
