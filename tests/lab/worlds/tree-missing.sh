# the tree of the last commit is gone
# command: git status
# exit: 128
# says: error: bad tree object HEAD
repository repo
id=$(git rev-parse HEAD:)
rm -f .git/objects/$(echo "$id" | cut -c1-2)/$(echo "$id" | cut -c3-)
