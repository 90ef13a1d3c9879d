# a program for ssh signatures that is not there
# command: git -c gpg.format=ssh -c gpg.ssh.program=nosuch -c user.signingkey=key commit -S --allow-empty -m second
# exit: 128
# needs: ssh-keygen openssh-client
# says: error: cannot run nosuch: No such file or directory
repository repo
ssh-keygen -q -t ed25519 -N '' -C ada -f key
