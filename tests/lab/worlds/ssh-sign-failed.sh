# a commit shall be signed with ssh, and no key is named
# command: git commit -S --allow-empty -m second
# exit: 128
# says: user.signingkey
repository repo
git config gpg.format ssh
