# a folder was moved, and git is told not to look for many renames
# command: git merge -q -m both other
# exit: 0
# says: warning: exhaustive rename detection was skipped due to too many files.
repository repo
mkdir d
for n in 1 2 3 4 5 6; do seq $n $((n+30)) > d/$n; done
git add d
git commit -qm base
git switch -qc other
for n in 1 2 3 4 5 6; do git mv d/$n e$n; echo $n >> e$n; done
git commit -qam moved
git switch -q main
echo more > d/new
git add d
git commit -qm ours
git config merge.renameLimit 1
