# a push to a remote that is not the upstream's, with push.default upstream
# command: git push fork
# exit: 128
# says: fatal: You are pushing to remote 'fork', which is not the upstream of
repository repo
origin
git config push.default upstream
git init -q --bare -b main ../fork.git
git remote add fork ../fork.git
