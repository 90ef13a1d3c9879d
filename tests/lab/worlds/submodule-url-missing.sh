# a folder is recorded as a submodule, and .gitmodules does not know it
# command: git submodule update --init
# exit: 128
# says: fatal: No url found for submodule path 'lib' in .gitmodules
repository repo
git init -q -b main lib
(cd lib && commit f one)
git -c advice.addEmbeddedRepo=false add lib
git commit -qm lib
