# a pull while a merge waits for its commit
# command: git pull
# exit: 128
# says: error: You have not concluded your merge (MERGE_HEAD exists).
repository repo
origin
git switch -qc other
commit f theirs
git switch -q main
git merge -q --no-ff --no-commit other
