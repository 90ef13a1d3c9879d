# a work tree shall be made where something is
# command: git worktree add ../second -b feat
# exit: 128
# says: fatal: '../second' already exists
repository repo
mkdir ../second
: > ../second/file
