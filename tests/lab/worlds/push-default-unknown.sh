# a value that push.default does not have
# command: git push
# exit: 128
# says: error: malformed value for push.default: foo
repository repo
origin
git config push.default foo
