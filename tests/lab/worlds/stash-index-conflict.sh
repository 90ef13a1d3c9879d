# what was staged cannot be staged again
# command: git stash pop --index
# exit: 1
# says: error: conflicts in index. Try without --index.
repository repo
echo mine > i
git add i
git stash -q
commit i ours
