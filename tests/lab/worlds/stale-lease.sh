# somebody else pushed since the last fetch
# command: git push --force-with-lease
# exit: 1
# says: (stale info)
repository repo
origin
elsewhere OTHER theirs
git commit -q --amend -m ours
