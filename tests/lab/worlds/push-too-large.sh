# the remote takes small pushes only
# command: git push
# exit: 1
# says: remote: fatal: pack exceeds maximum allowed size
repository repo
origin
git -C ../origin.git config receive.unpackLimit 1
git -C ../origin.git config receive.maxInputSize 20
commit big "$(seq 1 500)"
