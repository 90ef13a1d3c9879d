# a stash entry that is not there, by its whole name
# command: git stash drop 'stash@{9}'
# exit: 128
# says: fatal: log for 'stash' only has 1 entries
repository repo
echo x >> README
git stash -q
