# a commit whose lines were changed again cannot be taken back
# command: git revert HEAD~1
# exit: 1
# says: error: could not revert
repository repo
commit f base
commit f one
commit f two
