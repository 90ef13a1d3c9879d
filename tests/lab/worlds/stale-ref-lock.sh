# the lock of a branch was left behind
# command: git commit --allow-empty -m second
# exit: 128
# says: main.lock': File exists.
repository repo
: > .git/refs/heads/main.lock
