# the notes of a rebase are gone, the folder is left
# command: git rebase --abort
# exit: 1
# says: warning: could not read '.git/rebase-merge/head-name'
repository repo
mkdir .git/rebase-merge
