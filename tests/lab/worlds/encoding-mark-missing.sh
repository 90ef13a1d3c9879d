# UTF-16 without its mark
# command: git add notes.txt
# exit: 128
# says: fatal: BOM is required in 'notes.txt' if encoded as UTF-16
repository repo
echo '*.txt working-tree-encoding=UTF-16' > .gitattributes
echo text > notes.txt
