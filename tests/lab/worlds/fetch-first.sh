# origin moved on, and we do not know it yet
# command: git push
# exit: 1
# says: ! [rejected]        main -> main (fetch first)
repository repo
origin
elsewhere OTHER theirs
commit README ours
