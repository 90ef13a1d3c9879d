# a repository without a commit is added as a submodule
# command: git -c protocol.file.allow=always submodule add ../lib lib
# exit: 128
# says: fatal: unable to checkout submodule 'lib'
git init -q -b main lib
repository repo
