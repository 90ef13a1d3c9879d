# a stash comes back over changes that are in no commit
# command: git stash pop
# exit: 1
# says: The stash entry is kept in case you need it again.
repository repo
commit f base
echo stashed > f
git stash -q
echo mine > f
