# the good commit is newer than the bad one
# command: git bisect bad main~3
# exit: 1
# says: Some good revs are not ancestors of the bad rev.
repository repo
for n in 1 2 3 4 5; do commit f $n; done
git bisect start
git bisect good main
