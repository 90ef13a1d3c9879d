# both sides installed a package
# command: git merge other
# exit: 1
# says: CONFLICT (content): Merge conflict in package-lock.json
repository repo
commit package-lock.json base
git switch -qc other
commit package-lock.json theirs
git switch -q main
commit package-lock.json ours
