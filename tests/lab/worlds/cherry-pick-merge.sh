# a merge shall be picked
# command: git revert HEAD
# exit: 128
# says: is a merge but no -m option was given.
repository repo
git switch -qc other
commit f one
git switch -q main
git merge -q --no-ff --no-edit other
