# a tag was moved on the remote
# command: git fetch --tags
# exit: 1
# says: (would clobber existing tag)
repository repo
origin
git tag v1
git push -q origin v1
git clone -q ../origin.git ../colleague
(cd ../colleague && commit OTHER theirs && git tag -f v1 && git push -q --force origin v1)
