# commits on top of a shallow clone go to a repository that lacks what is below
# command: git push ../new.git main
# exit: 1
# says: (shallow update not allowed)
repository full
commit README second
cd ..
git clone -q --depth 1 "file://$PWD/full" repo
git init -q --bare -b main new.git
