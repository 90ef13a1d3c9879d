# a work tree shall be unlocked that is not locked
# command: git worktree unlock ../linked
# exit: 128
# says: fatal: '../linked' is not locked
repository repo
git worktree add -q ../linked
echo @WORLD@/linked/.git > .git/worktrees/linked/gitdir
echo 'gitdir: @WORLD@/repo/.git/worktrees/linked' > ../linked/.git
