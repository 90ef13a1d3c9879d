# the file of a commit was emptied, as by a crash
# command: git log
# exit: 128
# says: is empty
repository repo
id=$(git rev-parse HEAD)
file=.git/objects/$(echo "$id" | cut -c1-2)/$(echo "$id" | cut -c3-)
chmod u+w "$file"
: > "$file"
