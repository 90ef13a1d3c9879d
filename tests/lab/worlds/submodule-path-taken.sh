# a submodule is added where tracked files are
# command: git submodule add ../lib lib
# exit: 128
# says: fatal: 'lib' already exists in the index
(repository lib)
repository repo
commit lib/f one
