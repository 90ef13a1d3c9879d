# a refspec writes the tags of the remote, annotated ones among them, to branches
# command: git fetch origin refs/tags/*:refs/heads/*
# exit: 1
# says: (unable to update local ref)
repository repo
origin
git tag -m v1 v1
git push -q origin v1
git tag -d v1 > /dev/null
