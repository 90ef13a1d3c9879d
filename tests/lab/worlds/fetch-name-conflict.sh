# a branch of the remote gave way to branches below its name
# command: git fetch
# exit: 1
# says: 'refs/remotes/origin/feat' exists; cannot create 'refs/remotes/origin/feat/x'
repository repo
origin
git push -q origin main:feat
git -C ../origin.git branch -q -D feat
git -C ../origin.git branch -q feat/x main
