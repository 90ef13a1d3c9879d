# an option that the command does not know
# command: git commit --mesage x
# exit: 129
# says: error: unknown option `mesage'
repository repo
