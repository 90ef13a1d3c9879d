# a first branch with a blank in its name
# command: git init -b 'bad name' new
# exit: 128
# says: fatal: invalid initial branch name: 'bad name'
repository repo
