# `git commit -a` waits in its editor, and holds the lock without a file open
# holder: GIT_EDITOR='sleep 600; true' git commit -qa
# until: .git/index.lock
# command: git add README
# exit: 128
# says: repo/.git/index.lock': File exists.
repository repo
echo second >> README
