# a short option that the command does not know
# command: git commit -y
# exit: 129
# says: error: unknown switch `y'
repository repo
