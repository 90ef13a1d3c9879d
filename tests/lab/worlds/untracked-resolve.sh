# an untracked file in the way of a merge by the older strategy
# command: git merge -s resolve other
# exit: 2
# says: error: Untracked working tree file 'new' would be overwritten by merge.
repository repo
git switch -qc other
commit new theirs
git switch -q main
commit g ours
echo mine > new
