# a file that is no key
# needs: sshd openssh-server /usr/sbin
# command: git -c 'core.sshCommand=../ssh -i ../broken' ls-remote git@git.example.org:x.git
# exit: 128
# says: Load key "../broken": error in libcrypto
door
printf 'not a key\n' > ../broken
chmod 600 ../broken
