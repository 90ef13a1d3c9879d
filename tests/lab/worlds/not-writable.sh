# the objects of a repository may not be written to
# bound: yes
# command: git add file
# exit: 128
# says: error: insufficient permission for adding an object to repository database .git/objects
repository repo
echo text > file
: > .git/COMMIT_EDITMSG
chmod -R a-w .git/objects .git/COMMIT_EDITMSG
