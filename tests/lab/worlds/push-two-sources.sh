# two branches are pushed to one
# command: git push origin main other:main
# exit: 1
# says: error: dst ref refs/heads/main receives from more than one src
repository repo
origin
git branch other
