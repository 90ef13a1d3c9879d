# a path with a word before it that git does not know
# command: git add ':(foo)README'
# exit: 128
# says: Invalid pathspec magic 'foo'
repository repo
