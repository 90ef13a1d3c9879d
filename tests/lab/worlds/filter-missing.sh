# the program that a filter names is not installed
# command: git checkout HEAD -- data.bin
# exit: 128
# says: smudge filter media failed
repository repo
echo '*.bin filter=media' > .gitattributes
git add .gitattributes
git commit -qm attributes
commit data.bin x
rm data.bin
git config filter.media.smudge 'git-media-filter smudge -- %f'
git config filter.media.required true
