# a reset would remove the folder where git runs
# command: env -C d git reset --hard other
# exit: 128
# says: error: Refusing to remove 'd' since it is the current working directory.
repository repo
commit d/x x
git switch -qc other
git rm -rqf d
commit d file
git switch -q main
