# a merge brings a file that lies here untracked
# command: git merge other
# exit: 1
# says: error: The following untracked working tree files would be overwritten by merge:
repository repo
git switch -qc other
commit new theirs
git switch -q main
echo ours > new
