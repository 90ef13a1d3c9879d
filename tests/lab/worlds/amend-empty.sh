# an amended commit would hold nothing
# command: git commit --amend -m x
# exit: 1
# says: You asked to amend the most recent commit
repository repo
commit f one
commit f two
echo one > f
git add f
