# a pull by rebase with staged changes
# command: git pull --rebase . main
# exit: 128
# says: error: cannot pull with rebase: Your index contains uncommitted changes.
repository repo
echo y >> README
git add README
