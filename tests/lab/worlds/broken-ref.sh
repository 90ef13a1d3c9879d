# the file of a branch holds no commit
# command: git log
# exit: 128
# says: fatal: your current branch appears to be broken
repository repo
echo 'ref: nonsense name' > .git/refs/heads/main
