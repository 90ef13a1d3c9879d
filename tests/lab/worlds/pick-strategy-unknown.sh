# a pick with a strategy that git does not have
# command: git cherry-pick --strategy=nosuch other
# exit: 1
# says: git: 'merge-nosuch' is not a git command.
repository repo
git switch -qc other
commit f theirs
git switch -q main
commit g ours
