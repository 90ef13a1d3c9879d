# a folder that is a repository of its own, without a commit, shall be added
# command: git add .
# exit: 128
# says: error: 'lib/' does not have a commit checked out
repository repo
git init -q lib
