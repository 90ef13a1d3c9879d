# a git that was killed left its lock behind
# command: git add README
# exit: 128
# says: repo/.git/index.lock': File exists.
repository repo
echo second >> README
touch -d '2026-01-02 03:04:05' .git/index.lock
