# the form of a newer git
# command: git config set user.name Ada
# exit: 2
# says: error: key does not contain a section: set
repository repo
