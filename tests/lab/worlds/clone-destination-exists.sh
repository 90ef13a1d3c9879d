# the folder for the clone is there and holds something
# command: git clone ../origin.git copy
# exit: 128
# says: fatal: destination path 'copy' already exists and is not an empty directory.
repository repo
origin
mkdir copy
: > copy/file
