# the clone of a submodule stopped before it had a commit
# command: git submodule update
# exit: 128
# says: Unable to find current revision in submodule path 'lib'
(repository lib)
repository repo
git -c protocol.file.allow=always submodule --quiet add ../lib lib
git commit -qm lib
rm -f .git/modules/lib/packed-refs
git -C lib symbolic-ref HEAD refs/heads/nowhere
