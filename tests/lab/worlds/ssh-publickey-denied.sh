# a key that the server does not know
# needs: sshd openssh-server /usr/sbin
# command: git -c 'core.sshCommand=../ssh -i ../other' ls-remote git@git.example.org:x.git
# exit: 128
# says: Permission denied (publickey).
door
