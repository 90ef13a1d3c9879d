# a branch and two words that are no files
# command: git checkout --detach side main
# exit: 128
# says: fatal: git checkout: --detach does not take a path argument 'main'
repository repo
git branch side
