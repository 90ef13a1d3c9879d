# no piece was chosen to stash
# command: git stash -p
# exit: 1
# says: No changes selected
repository repo
echo more >> README
