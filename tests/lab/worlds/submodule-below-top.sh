# a submodule with a relative URL is added below the top folder
# command: git -C sub submodule add ../lib lib
# exit: 128
# says: fatal: Relative path can only be used from the toplevel of the working tree
repository repo
commit sub/f one
