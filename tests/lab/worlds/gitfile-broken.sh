# the folder that a .git file points to is gone
# command: git status
# exit: 128
# says: fatal: not a git repository:
mkdir repo
echo 'gitdir: ../gone' > repo/.git
