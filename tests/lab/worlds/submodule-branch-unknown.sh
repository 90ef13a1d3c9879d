# a submodule shall follow a branch that its remote does not have
# command: git submodule update --remote
# exit: 128
# says: fatal: Unable to find refs/remotes/origin/nosuch revision in submodule path 'lib'
(repository lib)
repository repo
git clone -q ../lib lib
git -C lib remote set-url origin ../../lib
git config -f .gitmodules submodule.lib.path lib
git config -f .gitmodules submodule.lib.url ../lib
git config -f .gitmodules submodule.lib.branch nosuch
git config submodule.lib.url ../../lib
git config submodule.lib.active true
git add .gitmodules lib 2>/dev/null
git commit -qm lib
