# a command fails in a submodule
# command: git submodule foreach false
# exit: 128
# says: fatal: run_command returned non-zero status for lib
(repository lib)
repository repo
git clone -q ../lib lib
git -C lib remote set-url origin ../../lib
git config -f .gitmodules submodule.lib.path lib
git config -f .gitmodules submodule.lib.url ../lib
git config submodule.lib.active true
git add .gitmodules lib 2>/dev/null
git commit -qm lib
