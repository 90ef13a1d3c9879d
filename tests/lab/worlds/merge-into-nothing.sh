# two branches shall be merged where no commit is yet
# command: git merge a main
# exit: 128
# says: fatal: Can merge only exactly one commit into empty head
repository repo
git switch -qc a
commit a a
git switch -q main
commit b b
git checkout -q --orphan fresh
git rm -rqf .
