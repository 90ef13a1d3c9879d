# the folder where git runs shall become a file
# command: env -C d git checkout other
# exit: 1
# says: error: Refusing to remove the current working directory:
repository repo
commit d/x x
git switch -qc other
git rm -rqf d
commit d file
git switch -q main
