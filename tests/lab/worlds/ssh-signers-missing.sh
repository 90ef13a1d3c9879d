# a commit is signed with ssh, and no file says whose the keys are
# needs: ssh-keygen openssh-client
# command: git verify-commit HEAD
# exit: 1
# says: error: gpg.ssh.allowedSignersFile needs to be configured and exist for ssh signature verification
repository repo
ssh-keygen -q -t ed25519 -N '' -f ../key
git -c gpg.format=ssh -c user.signingkey=../key.pub commit -qS --allow-empty -m second
