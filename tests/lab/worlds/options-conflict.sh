# two options that exclude each other
# command: git commit -a -p README
# exit: 128
# says: cannot be used together
repository repo
