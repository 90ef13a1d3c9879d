# what was set aside for a rebase does not fit any more
# command: git rebase -q --autostash other
# exit: 0
# says: Applying autostash resulted in conflicts.
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit g g
echo mine > f
