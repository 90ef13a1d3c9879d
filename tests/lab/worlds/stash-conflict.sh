# stashed changes clash with a commit made since
# command: git stash pop
# exit: 1
# says: The stash entry is kept in case you need it again.
repository repo
commit f base
echo mine > f
git stash -q
commit f ours
