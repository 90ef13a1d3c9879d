# of two branches that are pushed as a whole one was moved by somebody else
# command: git push --atomic origin main side
# exit: 1
# says: ! [rejected]        side -> side (atomic push failed)
repository repo
origin
elsewhere OTHER theirs
git branch side
commit README ours
