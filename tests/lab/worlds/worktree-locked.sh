# a locked work tree shall be removed
# command: git worktree remove ../second
# exit: 128
# says: fatal: cannot remove a locked working tree
repository repo
git branch feat
git worktree add -q ../second feat
git worktree lock ../second
echo @WORLD@/second/.git > .git/worktrees/second/gitdir
echo 'gitdir: @WORLD@/repo/.git/worktrees/second' > ../second/.git
