# a second series of picks while one waits
# command: git cherry-pick other~1 other
# exit: 128
# says: error: cherry-pick is already in progress
repository repo
commit f base
git switch -qc other
commit f theirs
commit g more
git switch -q main
commit f ours
git cherry-pick other~1 other || true
git checkout -q --ours f
git add f
