# a log before the first commit
# command: git log
# exit: 128
# says: fatal: your current branch 'main' does not have any commits yet
git init -q -b main repo
