# a file that shall be pushed is gone from the objects here
# command: git push
# exit: 1
# says: fatal: unable to read
repository repo
origin
commit a one
blob=$(git rev-parse HEAD:a)
rm -f ".git/objects/$(echo "$blob" | cut -c1-2)/$(echo "$blob" | cut -c3-)"
