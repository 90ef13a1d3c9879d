# a remote that pushes to two places, one of which is gone
# command: git push
# exit: 128
# says: fatal: '../gone.git' does not appear to be a git repository
repository repo
origin
git remote set-url --add origin ../gone.git
commit README second
