# a branch and a tag of one name
# command: git push origin v1
# exit: 1
# says: error: src refspec v1 matches more than one
repository repo
origin
git branch v1
git tag v1
