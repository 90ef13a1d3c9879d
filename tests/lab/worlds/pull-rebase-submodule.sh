# a pull rebases submodules too, and own commits record a new commit of one
# command: git -c protocol.file.allow=always pull --rebase --recurse-submodules
# exit: 128
# says: fatal: cannot rebase with locally recorded submodule modifications
(repository lib)
repository repo
git clone -q ../lib lib
git -C lib remote set-url origin ../../lib
git config -f .gitmodules submodule.lib.path lib
git config -f .gitmodules submodule.lib.url ../lib
git config submodule.lib.url ../../lib
git config submodule.lib.active true
git add .gitmodules lib 2>/dev/null
git commit -qm lib
origin
elsewhere OTHER theirs
(cd lib && commit f new)
git add lib
git commit -qm mine
