# a work tree that has a submodule shall be moved
# command: git worktree move ../linked ../moved
# exit: 128
# says: fatal: working trees containing submodules cannot be moved or removed
repository lib
cd ..
repository repo
git -c protocol.file.allow=always submodule --quiet add ../lib lib
git commit -qm sub
git worktree add -q ../linked
(cd ../linked && git -c protocol.file.allow=always submodule --quiet update --init)
echo @WORLD@/linked/.git > .git/worktrees/linked/gitdir
echo 'gitdir: @WORLD@/repo/.git/worktrees/linked' > ../linked/.git
