# a file in a submodule shall be added from outside
# command: git add lib/f
# exit: 128
# says: fatal: Pathspec 'lib/f' is in submodule 'lib'
repository repo
git init -q -b main lib
(cd lib && commit f one)
git -c advice.addEmbeddedRepo=false add lib
