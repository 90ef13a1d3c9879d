# switch wants a branch and is given a tag
# command: git switch v1
# exit: 128
# says: fatal: a branch is expected, got tag 'v1'
repository repo
git tag v1
