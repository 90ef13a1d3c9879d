# two remotes that note their branches in the same place
# command: git branch --track feat origin/main
# exit: 128
# says: fatal: not tracking: ambiguous information for ref 'refs/remotes/origin/main'
repository repo
origin
git remote add other ../origin.git
git config remote.other.fetch '+refs/heads/*:refs/remotes/origin/*'
