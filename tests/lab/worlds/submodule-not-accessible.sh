# the folder of a submodule holds files, and no repository
# command: git fetch --recurse-submodules
# exit: 1
# says: Could not access submodule 'lib'
(repository lib)
repository repo
git clone -q ../lib lib
git config -f .gitmodules submodule.lib.path lib
git config -f .gitmodules submodule.lib.url ../lib
git config submodule.lib.url ../../lib
git config submodule.lib.active true
git add .gitmodules lib 2>/dev/null
git commit -qm lib
origin
rm -rf lib/.git
