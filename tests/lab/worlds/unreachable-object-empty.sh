# a file version whose object is empty
# command: git ls-tree -l HEAD
# exit: 0
# says: is empty
repository repo
id=$(git rev-parse HEAD:README)
object=.git/objects/$(echo "$id" | cut -c1-2)/$(echo "$id" | cut -c3-)
chmod u+w "$object"
: > "$object"
