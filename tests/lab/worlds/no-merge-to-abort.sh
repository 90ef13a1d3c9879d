# a merge shall be given up, and none is going on
# command: git merge --abort
# exit: 128
# says: fatal: There is no merge to abort (MERGE_HEAD missing).
repository repo
