# a private key that others may read
# needs: sshd openssh-server /usr/sbin
# command: git -c 'core.sshCommand=../ssh -i ../good' ls-remote git@git.example.org:x.git
# exit: 128
# says: Permissions 0644 for '../good' are too open.
door
chmod 644 ../good
