# a server and an ssh without a cipher in common
# needs: sshd openssh-server /usr/sbin
# command: git -c 'core.sshCommand=../ssh -o Ciphers=aes128-ctr' ls-remote git@git.example.org:x.git
# exit: 128
# says: no matching cipher found. Their offer: aes256-ctr
door 'Ciphers aes256-ctr'
