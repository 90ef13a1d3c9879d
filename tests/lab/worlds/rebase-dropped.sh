# a line was removed from the list of a rebase, and git is told to mind
# command: git rebase -i HEAD~2
# exit: 1
# says: Warning: some commits may have been dropped accidentally.
repository repo
commit a one
commit b two
cat > ../todo.sh <<'X'
sed -i 1d "$1"
X
git config rebase.missingCommitsCheck error
git config sequence.editor "sh ../todo.sh"
