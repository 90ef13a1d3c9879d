# the list of a rebase that has none
# command: git rebase --edit-todo
# exit: 128
# says: fatal: The --edit-todo action can only be used during interactive rebase.
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
git rebase -q --apply other || true
