# each side gave one file another name
# command: git merge other
# exit: 1
# says: CONFLICT (rename/rename): f renamed to h in HEAD and to g in other.
repository repo
seq 20 > f
git add f
git commit -qm base
git switch -qc other
git mv f g
git commit -qm g
git switch -q main
git mv f h
git commit -qm h
