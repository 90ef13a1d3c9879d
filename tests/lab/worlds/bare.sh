# a work tree is wanted in a bare repository
# command: git status
# exit: 128
# says: fatal: this operation must be run in a work tree
git init -q --bare -b main repo
