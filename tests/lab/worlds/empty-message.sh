# a commit without a message
# command: git commit --allow-empty -m ''
# exit: 1
# says: Aborting commit due to empty commit message.
repository repo
