# the note of where the history is cut off is locked, and no git is at work
# command: git fetch --unshallow
# exit: 128
# says: shallow.lock': File exists.
(repository up
commit b two)
git clone -q --depth 1 "file://$PWD/up" repo
git -C repo remote set-url origin ../up
touch repo/.git/shallow.lock
