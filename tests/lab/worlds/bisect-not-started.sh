# a commit is judged, and no bisect is going on
# command: git bisect bad
# exit: 1
# says: You need to start by "git bisect start"
repository repo
