# a repository that is bare and has a work tree
# command: git status
# exit: 128
# says: fatal: unable to set up work tree using invalid config
repository repo
git config core.worktree ..
git config core.bare true
