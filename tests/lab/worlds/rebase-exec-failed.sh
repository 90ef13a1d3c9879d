# a command between the commits of a rebase fails
# command: git rebase --exec false HEAD~1
# exit: 1
# says: warning: execution failed: false
repository repo
commit f one
