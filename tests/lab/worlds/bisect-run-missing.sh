# the script of a bisect is not there
# command: git bisect run ./nosuch
# exit: 1
# says: error: bogus exit code 127 for good revision
repository repo
for n in 1 2 3 4 5; do commit f $n; done
git bisect start main main~4
