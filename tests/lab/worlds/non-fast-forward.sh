# origin moved on, and we know it
# command: git push
# exit: 1
# says: ! [rejected]        main -> main (non-fast-forward)
repository repo
origin
elsewhere OTHER theirs
git fetch -q
commit README ours
