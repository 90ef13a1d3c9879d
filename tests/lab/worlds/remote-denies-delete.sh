# the remote allows no deletion of its main branch
# command: git push origin --delete main
# exit: 1
# says: ! [remote rejected] main (deletion of the current branch prohibited)
repository repo
origin
