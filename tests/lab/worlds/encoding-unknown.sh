# an encoding that does not exist
# command: git add notes.txt
# exit: 128
# says: fatal: failed to encode 'notes.txt' from garbage to UTF-8
repository repo
echo '*.txt working-tree-encoding=garbage' > .gitattributes
echo text > notes.txt
