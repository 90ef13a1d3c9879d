# a commit shall be signed with an ssh key whose private half is elsewhere
# needs: ssh-keygen openssh-client
# command: git -c gpg.format=ssh -c user.signingkey=../key.pub commit -S --allow-empty -m second
# exit: 128
# says: error: No private key found for public key "../key.pub"?
repository repo
ssh-keygen -q -t ed25519 -N '' -f ../key
rm ../key
