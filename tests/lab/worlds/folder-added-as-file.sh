# a folder is given to the command that records single files
# command: git update-index --add lib
# exit: 128
# says: lib: is a directory - add files inside instead
repository repo
mkdir lib
touch lib/f
