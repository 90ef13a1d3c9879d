# the repository that is cloned has lost a commit
# command: git clone --no-local ../up copy
# exit: 128
# says: possible repository corruption on the remote side
(repository up
commit a one
commit b two
lost=$(git rev-parse HEAD~1)
rm -f ".git/objects/$(echo "$lost" | cut -c1-2)/$(echo "$lost" | cut -c3-)")
mkdir repo
