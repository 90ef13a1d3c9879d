# a push to a ref that is neither a branch nor a tag
# command: git push origin HEAD:refs/foo
# exit: 1
# says: (funny refname)
repository repo
origin
