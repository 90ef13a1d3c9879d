# a variable that names an ssh which is not there
# environment: GIT_SSH=/nosuch/ssh
# command: git ls-remote git@git.example.org:x.git
# exit: 128
# says: cannot run /nosuch/ssh: No such file or directory
repository repo
