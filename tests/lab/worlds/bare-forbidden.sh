# a bare repository within the folder, and safe.bareRepository wants to be told about it
# command: git -c safe.bareRepository=explicit -C copy.git log
# exit: 128
# says: fatal: cannot use bare repository
repository repo
git init -q --bare copy.git
