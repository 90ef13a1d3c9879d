# nothing in `.git` may be written to
# bound: yes
# command: git add file
# exit: 128
# says: index.lock': Permission denied
repository repo
origin
echo text > file
: > .git/FETCH_HEAD
chmod -R a-w .git
