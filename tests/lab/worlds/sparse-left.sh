# a file outside was changed, so it stays
# command: git sparse-checkout set d
# exit: 0
# says: warning: The following paths are not up to date and were left despite sparse patterns:
repository repo
commit d/x x
commit e/y y
echo more >> e/y
