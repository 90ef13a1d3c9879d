# a folder where a tracked file was
# command: git rm README
# exit: 128
# says: fatal: git rm: 'README': Is a directory
repository repo
mv README old
mkdir README
mv old README/
