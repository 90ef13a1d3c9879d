# nothing is there to go on with
# command: git rebase --continue
# exit: 128
# says: fatal: No rebase in progress?
repository repo
