# a work tree with changes shall be removed
# command: git worktree remove ../second
# exit: 128
# says: contains modified or untracked files, use --force to delete it
repository repo
git branch feat
git worktree add -q ../second feat
echo x > ../second/new
echo @WORLD@/second/.git > .git/worktrees/second/gitdir
echo 'gitdir: @WORLD@/repo/.git/worktrees/second' > ../second/.git
