# a setting without its section
# command: git config name Ada
# exit: 2
# says: error: key does not contain a section: name
repository repo
