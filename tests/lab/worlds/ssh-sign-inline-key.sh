# a public key in the setting, and cut off
# command: git -c gpg.format=ssh -c 'user.signingkey=ssh-ed25519 AAAA' commit -S --allow-empty -m second
# exit: 128
# needs: ssh-keygen openssh-client
# says: error: Couldn't load public key
repository repo
