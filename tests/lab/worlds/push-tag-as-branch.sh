# an annotated tag is pushed to a branch
# command: git push origin v1:refs/heads/release
# exit: 1
# says: trying to write non-commit object
repository repo
origin
git tag -m v1 v1
