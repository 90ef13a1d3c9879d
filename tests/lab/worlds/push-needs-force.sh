# a ref of the remote that holds a file is to hold a commit
# command: git push origin main:refs/data/x
# exit: 1
# says: (needs force)
repository repo
origin
git push -q origin "$(git rev-parse HEAD:README):refs/data/x"
