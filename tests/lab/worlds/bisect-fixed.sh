# the bad commit lies on a branch that is older than the fix
# command: git bisect bad
# exit: 3
# says: The merge base
repository repo
for n in 1 2 3 4 5; do commit f $n; done
git switch -qc side HEAD~2
commit g side
git bisect start side main
