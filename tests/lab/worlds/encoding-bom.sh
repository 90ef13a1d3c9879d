# a file declared as UTF-16 has no byte order mark
# command: git add a.txt
# exit: 128
# says: fatal: BOM is required in 'a.txt' if encoded as UTF-16
repository repo
echo '*.txt working-tree-encoding=UTF-16' > .gitattributes
printf abc > a.txt
