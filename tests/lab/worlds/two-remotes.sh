# two remotes, a branch that neither knows
# command: git push
# exit: 128
# says: fatal: The current branch feat has no upstream branch.
repository repo
origin
git init -q --bare -b main ../backup.git
git remote add backup ../backup.git
git push -q backup main
git switch -qc feat
commit README second
