# a submodule that nobody wrote down
# command: git submodule status
# exit: 128
# says: fatal: no submodule mapping found in .gitmodules for path 'lib'
repository repo
git init -q -b main lib
(cd lib && commit f one)
git -c advice.addEmbeddedRepo=false add lib
git commit -qm lib
