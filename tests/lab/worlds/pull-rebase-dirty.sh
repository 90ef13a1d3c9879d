# a pull by rebase with changes, staged and not
# command: git pull --rebase . main
# exit: 128
# says: error: cannot pull with rebase: You have unstaged changes.
repository repo
commit f base
echo x >> f
echo y >> README
git add README
