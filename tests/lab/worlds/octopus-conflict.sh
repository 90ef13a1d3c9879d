# three branches at once, and two of them clash
# command: git merge o1 o2
# exit: 1
# says: fatal: merge program failed
repository repo
commit a one
for n in 1 2; do git switch -qc o$n main; commit a o$n; done
git switch -q main
