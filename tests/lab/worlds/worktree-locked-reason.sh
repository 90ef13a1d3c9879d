# a work tree that is locked with a reason shall be removed
# command: git worktree remove ../second
# exit: 128
# says: fatal: cannot remove a locked working tree, lock reason: on the usb drive
repository repo
git branch feat
git worktree add -q ../second feat
git worktree lock --reason 'on the usb drive' ../second
echo @WORLD@/second/.git > .git/worktrees/second/gitdir
echo 'gitdir: @WORLD@/repo/.git/worktrees/second' > ../second/.git
