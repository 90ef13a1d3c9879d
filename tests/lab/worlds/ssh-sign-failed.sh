# a commit shall be signed with ssh, and no key is named
# command: git commit -S --allow-empty -m second
# needs: ssh-keygen openssh-client
# exit: 128
# says: user.signingkey
repository repo
git config gpg.format ssh
