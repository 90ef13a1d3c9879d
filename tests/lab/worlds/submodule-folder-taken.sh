# a submodule is added where a folder with other files is
# command: git submodule add ../lib lib
# exit: 128
# says: fatal: 'lib' already exists and is not a valid git repo
(repository lib)
repository repo
mkdir lib
: > lib/file
