# a work tree was moved by hand
# command: git worktree move ../linked ../other
# exit: 128
# says: fatal: validation failed, cannot move working tree
repository repo
git worktree add -q ../linked
echo @WORLD@/linked/.git > .git/worktrees/linked/gitdir
echo 'gitdir: @WORLD@/repo/.git/worktrees/linked' > ../linked/.git
mv ../linked ../elsewhere
