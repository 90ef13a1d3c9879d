# the commit that a submodule is recorded at was never pushed
# command: git submodule update
# exit: 128
# says: Direct fetching of that commit failed.
(repository lib)
repository repo
git clone -q ../lib lib
git -C lib remote set-url origin ../../lib
git config -f .gitmodules submodule.lib.path lib
git config -f .gitmodules submodule.lib.url ../lib
git config submodule.lib.url ../../lib
git config submodule.lib.active true
git add .gitmodules lib 2>/dev/null
git update-index --cacheinfo 160000,1111111111111111111111111111111111111111,lib
git commit -qm lib
