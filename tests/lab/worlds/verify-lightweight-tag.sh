# a tag that cannot be signed
# command: git verify-tag v1
# exit: 1
# says: cannot verify a non-tag object of type commit.
repository repo
git tag v1
