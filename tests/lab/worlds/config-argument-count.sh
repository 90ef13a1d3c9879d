# a key that was forgotten
# command: git config --get
# exit: 129
# says: error: wrong number of arguments, should be from 1 to 2
repository repo
