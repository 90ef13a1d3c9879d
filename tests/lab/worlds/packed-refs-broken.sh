# a line of packed-refs that is none
# command: git branch
# exit: 128
# says: fatal: unexpected line in .git/packed-refs
repository repo
echo garbage > .git/packed-refs
