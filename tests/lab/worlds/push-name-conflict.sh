# a branch is pushed below the name of another
# command: git push origin HEAD:refs/heads/main/x
# exit: 1
# says: 'refs/heads/main' exists; cannot create 'refs/heads/main/x'
repository repo
origin
