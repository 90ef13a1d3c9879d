# the list of a rebase was emptied
# command: git rebase -i HEAD~2
# exit: 1
# says: error: nothing to do
repository repo
commit a one
commit b two
cat > ../todo.sh <<'X'
: > "$1"
X
git config sequence.editor "sh ../todo.sh"
