# every commit in question was skipped
# command: git bisect run sh -c "exit 125"
# exit: 2
# says: error: bisect run cannot continue any more
repository repo
for n in 1 2 3 4 5; do commit f $n; done
git bisect start main main~4
