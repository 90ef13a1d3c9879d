# an include from the home of a user who is not there
# command: git status
# exit: 128
# says: error: could not expand include path
repository repo
git config include.path '~nosuch/x'
