# another branch has a file that was changed here and not committed
# command: git checkout other
# exit: 1
# says: error: Your local changes to the following files would be overwritten by checkout:
repository repo
git switch -qc other
commit src/app.py theirs
git switch -q main
commit src/app.py ours
echo more >> src/app.py
