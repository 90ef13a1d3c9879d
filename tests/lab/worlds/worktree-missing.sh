# a work tree whose folder is gone is added again
# command: git worktree add ../second
# exit: 128
# says: fatal: '../second' is a missing but already registered worktree;
repository repo
git branch second
git worktree add -q ../second second
echo @WORLD@/second/.git > .git/worktrees/second/gitdir
rm -r ../second
