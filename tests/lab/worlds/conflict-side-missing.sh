# one side changed a file and the other deleted it: the other side's version is asked for
# command: git checkout --theirs -- f
# exit: 1
# says: error: path 'f' does not have their version
repository repo
commit f base
git switch -qc feat
git rm -q f
git commit -qm gone
git switch -q main
commit f ours
git merge feat > /dev/null 2>&1 || true
