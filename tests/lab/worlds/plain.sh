# a repository in which all is well: an old commit, a tag, a branch, a file that git does not know
# command: git log --onelin
# exit: 128
# says: fatal: unrecognized argument: --onelin
repository repo
git tag v1
origin
git branch feat
git push -q origin main:feat
git fetch -q
git update-ref refs/notes/commits HEAD
git update-ref refs/remotes/origin/x HEAD
touch new build
commit README second
