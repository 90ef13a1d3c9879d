# a commit shall be signed, and gpg has no key
# command: git commit -S --allow-empty -m second
# exit: 128
# needs: gpg gnupg
# says: error: gpg failed to sign the data
repository repo
