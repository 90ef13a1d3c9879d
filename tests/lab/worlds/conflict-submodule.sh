# both sides moved a submodule
# command: git merge other
# exit: 1
# says: CONFLICT (submodule): Merge conflict in lib
repository lib
cd ..
repository repo
git -c protocol.file.allow=always submodule --quiet add ../lib lib
git commit -qm base
git switch -qc other
(cd lib && commit theirs theirs)
git commit -qam theirs
git switch -q main
git submodule --quiet update
(cd lib && commit ours ours)
git commit -qam ours
