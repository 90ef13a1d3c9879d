# the repository that is cloned has lost a file
# command: git clone --no-local ../up copy
# exit: 128
# says: possible repository corruption on the remote side
(repository up
commit a one
lost=$(git rev-parse HEAD:a)
rm -f ".git/objects/$(echo "$lost" | cut -c1-2)/$(echo "$lost" | cut -c3-)")
mkdir repo
