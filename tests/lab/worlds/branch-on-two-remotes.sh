# two remotes have a branch of that name, and there is none here
# command: git switch feat
# exit: 128
# says: fatal: 'feat' matched multiple (2) remote tracking branches
repository repo
origin
git init -q --bare -b main ../backup.git
git remote add backup ../backup.git
git push -q origin main:feat
git push -q backup main:feat
