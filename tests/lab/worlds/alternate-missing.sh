# a shared clone whose source was moved
# command: git status
# exit: 128
# says: unable to normalize alternate object path
repository src
cd ..
git clone -q --shared src repo
mv src elsewhere
