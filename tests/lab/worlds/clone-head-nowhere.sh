# the remote's HEAD names a branch that it does not have
# command: git clone ../up copy
# exit: 0
# says: warning: remote HEAD refers to nonexistent ref, unable to checkout
(repository up
commit a one
git symbolic-ref HEAD refs/heads/gone)
mkdir repo
cd repo
