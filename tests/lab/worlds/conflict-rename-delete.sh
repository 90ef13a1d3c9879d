# a picked commit moves a file that is gone here
# command: git cherry-pick other
# exit: 1
# says: CONFLICT (rename/delete): f renamed to g in
repository repo
seq 20 > f
git add f
git commit -qm base
git switch -qc other
git mv f g
git commit -qm moved
git switch -q main
git rm -q f
git commit -qm removed
