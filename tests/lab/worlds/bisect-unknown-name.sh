# a bisect is told of a commit that is not here
# command: git bisect bad nosuch
# exit: 1
# says: error: Bad rev input: nosuch
repository repo
git bisect start
