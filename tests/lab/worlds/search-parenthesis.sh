# a parenthesis that is not closed
# command: git grep -E (
# exit: 128
# says: fatal: unmatched parenthesis
repository repo
