# a merge would remove the folder where git runs
# command: env -C d git merge -q --no-ff -m both other
# exit: 2
# says: error: Refusing to remove the current working directory:
repository repo
commit d/x x
git switch -qc other
git rm -rqf d
commit d file
git switch -q main
