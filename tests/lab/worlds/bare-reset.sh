# a mixed reset in a bare repository
# command: git reset
# exit: 128
# says: fatal: mixed reset is not allowed in a bare repository
git init -q --bare -b main repo
cd repo
