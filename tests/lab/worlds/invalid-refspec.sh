# a configured refspec that cannot be one
# command: git fetch
# exit: 128
# says: fatal: invalid refspec
repository repo
origin
git config remote.origin.fetch '+refs/heads/*:refs/remotes/origin/main'
