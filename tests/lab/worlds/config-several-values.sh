# a key that has several values shall be set
# command: git config remote.origin.fetch x
# exit: 5
# says: cannot overwrite multiple values with a single value
repository repo
git config --add remote.origin.fetch a
git config --add remote.origin.fetch b
