# the project is pushed by an expression that says nothing to its submodule
# command: git push --recurse-submodules=on-demand origin HEAD~0:main
# exit: 128
# says: fatal: process for submodule 'lib' failed
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
