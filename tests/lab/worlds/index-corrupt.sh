# the index was cut short
# command: git status
# exit: 128
# says: index file smaller than expected
repository repo
: > .git/index
printf x > .git/index
