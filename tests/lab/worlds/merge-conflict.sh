# two branches changed one line; git says so on standard output alone
# command: git merge other
# exit: 1
# says: CONFLICT (content): Merge conflict in f
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
