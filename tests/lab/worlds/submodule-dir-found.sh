# a submodule of that name was here before
# command: git submodule add ../lib lib
# exit: 128
# says: fatal: A git directory for 'lib' is found locally with remote(s):
(repository lib)
repository repo
git init -q --bare .git/modules/lib
git -C .git/modules/lib remote add origin ../lib
