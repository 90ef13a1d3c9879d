# a bisect shall go on and knows no bad commit
# command: git bisect next
# exit: 1
# says: error: You need to give me at least one bad|new and good|old revision.
repository repo
for n in 1 2 3 4 5; do commit f $n; done
git bisect start
git bisect good main~3
