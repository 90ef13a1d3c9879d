# the branch on which one stands shall be deleted
# command: git branch -d main
# exit: 1
# says: error: Cannot delete branch 'main' checked out at
repository repo
