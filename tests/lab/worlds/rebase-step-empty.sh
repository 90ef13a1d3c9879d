# a fixup takes back all of the commit before it
# command: git rebase -i HEAD~2
# exit: 1
# says: You asked to amend the most recent commit
repository repo
commit a one
commit b two
git revert --no-edit HEAD
cat > ../todo.sh <<'X'
sed -i '2s/^pick/fixup/' "$1"
X
git config sequence.editor 'sh ../todo.sh'
