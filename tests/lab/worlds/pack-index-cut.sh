# the index of the only pack was cut off
# command: git log
# exit: 128
# says: is too small
repository repo
git repack -qad
for index in .git/objects/pack/*.idx; do chmod u+w "$index"; printf x > "$index"; done
