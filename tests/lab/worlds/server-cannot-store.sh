# the remote may not write to its own objects
# bound: yes
# command: git push
# exit: 1
# says: error: remote unpack failed: unable to create temporary object directory
repository repo
origin
commit README second
chmod -R a-w ../origin.git/objects
