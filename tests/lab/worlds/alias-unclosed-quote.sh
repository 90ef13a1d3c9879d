# an alias with half a pair of quotes
# command: git a
# exit: 128
# says: fatal: bad alias.a string: unclosed quote
repository repo
git config alias.a 'commit -m "x'
