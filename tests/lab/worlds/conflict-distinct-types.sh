# a file became a symbolic link on one side
# command: git merge other
# exit: 1
# says: CONFLICT (distinct types): f had different types on each side
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
git rm -q f
ln -s README f
git add f
git commit -qm link
