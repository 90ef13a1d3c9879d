# a push to a ref that the server keeps for itself
# command: git push origin HEAD:refs/pull/1/head
# exit: 1
# says: (deny updating a hidden ref)
repository repo
origin
git -C ../origin.git config receive.hideRefs refs/pull
