# an alias for a program that is not there
# command: git -c alias.a=!nosuch a
# exit: 128
# says: fatal: while expanding alias 'a'
repository repo
