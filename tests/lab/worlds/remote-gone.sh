# the repository that origin names is not there
# command: git fetch
# exit: 128
# says: fatal: '../origin.git' does not appear to be a git repository
repository repo
origin
rm -rf ../origin.git
