# the index lies in a folder that is not there
# command: git add README
# exit: 128
# says: index.lock': No such file or directory
repository repo
echo second >> README
mv .git/index kept
ln -s gone/index .git/index
