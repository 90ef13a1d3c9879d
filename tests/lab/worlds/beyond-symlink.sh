# a path that goes through a symbolic link
# command: git add link/f
# exit: 128
# says: fatal: pathspec 'link/f' is beyond a symbolic link
repository repo
mkdir real
echo x > real/f
ln -s real link
