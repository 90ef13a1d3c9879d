# a stashed untracked file is there again
# command: git stash pop
# exit: 1
# says: error: could not restore untracked files from stash
repository repo
echo mine > new
git stash -q -u
echo again > new
