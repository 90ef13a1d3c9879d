# the list of a rebase begins with a squash
# command: git rebase -i HEAD~2
# exit: 1
# says: error: cannot 'squash' without a previous commit
repository repo
commit a one
commit b two
cat > ../todo.sh <<'X'
sed -i '1s/^pick/squash/' "$1"
X
git config sequence.editor 'sh ../todo.sh'
