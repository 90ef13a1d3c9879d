# a folder of the work tree may not be written to
# bound: yes
# command: git restore sub
# exit: 255
# says: error: unable to create file sub/file: Permission denied
repository repo
mkdir sub
echo text > sub/file
git add sub
git commit -qm sub
rm sub/file
chmod a-w sub
