# a fetch that writes to the branch that is checked out
# command: git fetch origin main:main
# exit: 128
# says: fatal: refusing to fetch into branch 'refs/heads/main' checked out at
repository repo
origin
