# a merge strategy that git does not have
# command: git merge -s foo other
# exit: 1
# says: Could not find merge strategy 'foo'.
repository repo
git branch other
