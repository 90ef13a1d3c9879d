# a branch that is only on the remote
# command: git merge feat
# exit: 1
# says: merge: feat - not something we can merge
repository repo
origin
git push -q origin main:feat
