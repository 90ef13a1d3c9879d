# a submodule is added at a branch that it does not have
# command: git -c protocol.file.allow=always submodule add -b nosuch ../lib lib
# exit: 128
# says: fatal: unable to checkout submodule 'lib'
(repository lib)
repository repo
