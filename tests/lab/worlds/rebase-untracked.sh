# a rebase onto a branch that has a file which lies here untracked
# command: git rebase other
# exit: 1
# says: error: The following untracked working tree files would be overwritten by checkout:
repository repo
git switch -qc other
commit new theirs
git switch -q main
commit f ours
echo ours > new
