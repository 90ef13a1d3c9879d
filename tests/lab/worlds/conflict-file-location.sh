# a file was added to a folder that the other side renamed
# command: git merge other
# exit: 1
# says: CONFLICT (file location): d/c added in HEAD
repository repo
commit d/a one
commit d/b two
git switch -qc other
git mv d e
git commit -qm moved
git switch -q main
commit d/c new
