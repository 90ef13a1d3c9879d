# a gc that is at work
# command: git gc
# exit: 128
# says: fatal: gc is already running on machine
repository repo
echo "1 $(hostname)" > .git/gc.pid
