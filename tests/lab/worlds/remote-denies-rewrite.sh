# the remote allows no rewriting of history
# command: git push --force-with-lease
# exit: 1
# says: ! [remote rejected] main -> main (non-fast-forward)
repository repo
origin
git -C ../origin.git config receive.denyNonFastForwards true
git commit -q --amend -m other
