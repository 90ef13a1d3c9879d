# a key file that is not there
# needs: sshd openssh-server /usr/sbin
# command: git -c 'core.sshCommand=../ssh -i ../nosuch' ls-remote git@git.example.org:x.git
# exit: 128
# says: Warning: Identity file ../nosuch not accessible: No such file or directory.
door
