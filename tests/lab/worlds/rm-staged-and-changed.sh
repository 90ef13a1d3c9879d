# a file that was staged and changed shall be removed
# command: git rm new
# exit: 1
# says: error: the following file has staged content different from both the
repository repo
commit new one
echo two >> new
git add new
echo three >> new
