# an author without an address
# command: git commit --allow-empty --author='x <' -m second
# exit: 128
# says: is not 'Name <email>'
repository repo
