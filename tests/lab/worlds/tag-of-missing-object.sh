# a tag whose commit is gone
# command: git show v1
# exit: 255
# says: error: could not read object
repository repo
git tag -a -m first v1
rm .git/objects/$(git rev-parse HEAD | cut -c1-2)/$(git rev-parse HEAD | cut -c3-)
