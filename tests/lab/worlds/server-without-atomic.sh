# the remote cannot take a push as a whole
# command: git push --atomic
# exit: 128
# says: fatal: the receiving end does not support --atomic push
repository repo
origin
git -C ../origin.git config receive.advertiseAtomic false
commit README second
