# the remote is a repository with a work tree that has the branch checked out
# command: git push
# exit: 1
# says: ! [remote rejected] main -> main (branch is currently checked out)
(repository server)
git clone -q server repo
cd repo
git remote set-url origin ../server
commit README second
