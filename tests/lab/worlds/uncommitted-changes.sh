# a rebase with changes that are in no commit
# command: git rebase main
# exit: 1
# says: error: cannot rebase: You have unstaged changes.
repository repo
echo more >> README
