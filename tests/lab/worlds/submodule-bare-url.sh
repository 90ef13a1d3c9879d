# a submodule is added by a bare word
# command: git submodule add lib lib
# exit: 128
# says: must be absolute or begin with ./|../
repository repo
