# a repository in a folder is added
# command: git add inner
# exit: 0
# says: warning: adding embedded git repository: inner
repository repo
git init -q -b main inner
(cd inner && commit f f)
