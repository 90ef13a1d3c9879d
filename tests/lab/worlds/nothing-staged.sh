# changes, and nothing of them staged
# command: git commit -m x
# exit: 1
# says: no changes added to commit
repository repo
commit notes.txt one
echo two >> notes.txt
