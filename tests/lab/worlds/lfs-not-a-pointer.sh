# a file that Git LFS should hold was committed as it is
# needs: git-lfs git-lfs
# command: git checkout k.dat
# exit: 0
# says: Encountered 1 file that should have been a pointer, but wasn't:
repository repo
git lfs install --local --skip-repo
echo '*.dat -text' > .gitattributes
commit k.dat raw
echo '*.dat filter=lfs diff=lfs merge=lfs -text' > .gitattributes
git add .gitattributes
git commit -qm attributes
rm k.dat
