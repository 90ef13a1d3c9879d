# a stash brings a file of which another one lies here untracked
# command: git stash pop
# exit: 1
# says: The stash entry is kept in case you need it again.
repository repo
commit f base
echo stashed > new
git add new
git stash -q
echo mine > new
