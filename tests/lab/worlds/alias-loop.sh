# two aliases that name each other
# command: git -c alias.a=b -c alias.b=a a
# exit: 128
# says: fatal: alias loop detected
repository repo
