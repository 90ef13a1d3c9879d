# a folder is added to a sparse checkout, and there is none
# command: git sparse-checkout add d
# exit: 128
# says: fatal: no sparse-checkout to add to
repository repo
