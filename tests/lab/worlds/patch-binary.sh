# a plain diff of a binary file is applied
# command: git apply ../change.patch
# exit: 1
# says: error: cannot apply binary patch to 'logo' without full index line
repository repo
printf 'a\0b' > logo
git add logo
git commit -qm logo
printf 'c\0d' > logo
git diff > ../change.patch
git checkout -q -- logo
