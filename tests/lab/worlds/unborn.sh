# a push before the first commit
# command: git push origin main
# exit: 1
# says: error: src refspec main does not match any
git init -q --bare origin.git
git init -q -b main repo
cd repo
git remote add origin ../origin.git
