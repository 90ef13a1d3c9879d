# the project is pushed, a commit of its submodule was not
# command: git push --recurse-submodules=check
# exit: 128
# says: The following submodule paths contain changes that can
(repository lib)
repository repo
origin
git clone -q ../lib lib
git -C lib remote set-url origin ../../lib
git config -f .gitmodules submodule.lib.path lib
git config -f .gitmodules submodule.lib.url ../lib
(cd lib && commit f new)
git add .gitmodules lib 2>/dev/null
git commit -qm lib
