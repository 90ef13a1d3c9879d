# a commit shall be signed by a program that is not there
# command: git -c gpg.program=nosuchgpg commit -S --allow-empty -m second
# exit: 128
# says: error: cannot run nosuchgpg: No such file or directory
repository repo
