# a work tree shall be locked twice
# command: git worktree lock ../linked
# exit: 128
# says: fatal: '../linked' is already locked
repository repo
git worktree add -q ../linked
git worktree lock ../linked
echo @WORLD@/linked/.git > .git/worktrees/linked/gitdir
echo 'gitdir: @WORLD@/repo/.git/worktrees/linked' > ../linked/.git
