# a folder that has lost a file is cloned on the same disk
# command: git clone ../up copy
# exit: 128
# says: error: unable to read sha1 file of a
(repository up
commit a one
lost=$(git rev-parse HEAD:a)
rm -f ".git/objects/$(echo "$lost" | cut -c1-2)/$(echo "$lost" | cut -c3-)")
mkdir repo
