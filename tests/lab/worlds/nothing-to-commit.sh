# everything is committed; git says so on standard output alone
# command: git commit -m x
# exit: 1
# says: nothing to commit, working tree clean
repository repo
git switch -qc feat
