# the script of a bisect ends with 255
# command: git bisect run sh -c "exit 255"
# exit: 1
# says: error: bisect run failed: exit code 255
repository repo
for n in 1 2 3 4 5; do commit f $n; done
git bisect start main main~4
