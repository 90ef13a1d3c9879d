# a tag and a branch have one name
# command: git merge x
# exit: 0
# says: warning: refname 'x' is ambiguous.
repository repo
git branch x
git tag x
