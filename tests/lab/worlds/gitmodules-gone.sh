# a submodule shall be added while the list of them is deleted
# command: git submodule add ../lib other
# exit: 128
# says: fatal: please make sure that the .gitmodules file is in the working tree
(repository lib)
repository repo
git config -f .gitmodules submodule.lib.path lib
git config -f .gitmodules submodule.lib.url ../lib
git add .gitmodules
git commit -qm lib
rm .gitmodules
