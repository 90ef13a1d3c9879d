# a configuration that includes itself
# command: git status
# exit: 128
# says: fatal: exceeded maximum include depth
repository repo
git config include.path config
