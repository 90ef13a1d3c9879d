# a key of this repository, outside of one
# command: git config --local user.name Ada
# exit: 128
# says: fatal: --local can only be used inside a git repository
mkdir repo
