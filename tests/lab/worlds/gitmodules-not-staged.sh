# a submodule shall be removed while .gitmodules is changed
# command: git rm lib
# exit: 128
# says: fatal: please stage your changes to .gitmodules or stash them to proceed
repository lib
cd ..
repository repo
git -c protocol.file.allow=always submodule --quiet add ../lib lib
git commit -qm sub
echo '# note' >> .gitmodules
