# a branch shall be squashed where no commit is yet
# command: git merge --squash main
# exit: 128
# says: fatal: Squash commit into empty head not supported yet
repository repo
git checkout -q --orphan fresh
git rm -rqf .
