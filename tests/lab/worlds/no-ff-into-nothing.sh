# a merge commit where no commit is yet
# command: git merge --no-ff main
# exit: 128
# says: fatal: Non-fast-forward commit does not make sense into an empty head
repository repo
git checkout -q --orphan fresh
git rm -rqf .
