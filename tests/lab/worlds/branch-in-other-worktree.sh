# a branch that another work tree has checked out
# command: git switch feat
# exit: 128
# says: is already checked out at
repository repo
git branch feat
git worktree add -q ../second feat
