# the upstream that is asked for was never fetched
# command: git branch --set-upstream-to=origin/feat
# exit: 128
# says: fatal: the requested upstream branch 'origin/feat' does not exist
repository repo
origin
