# a tag of that name is on the remote already, on another commit
# command: git push origin v1
# exit: 1
# says: (already exists)
repository repo
origin
git tag v1
git push -q origin v1
commit README second
git tag -f v1 > /dev/null
