# a date in words that git does not know
# command: git commit --allow-empty --date=seventeen -m second
# exit: 128
# says: fatal: invalid date format: seventeen
repository repo
