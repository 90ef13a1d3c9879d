# all files and one of them
# command: git commit -a -m second README
# exit: 128
# says: with -a does not make sense
repository repo
