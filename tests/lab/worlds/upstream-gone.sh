# the branch was deleted on the remote
# command: git pull
# exit: 1
# says: from the remote, but no such ref was fetched.
repository repo
origin
git switch -qc feat
git push -qu origin feat
git -C ../origin.git branch -q -D feat
