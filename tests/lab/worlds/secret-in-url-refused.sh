# a secret in a URL, and git is told to stop at that
# command: git fetch origin
# exit: 128
# says: fatal: URL 'https://ada:<redacted>@git.example.org/acme/shop.git' uses plaintext credentials
repository repo
git config transfer.credentialsInUrl die
git config remote.origin.url https://ada:wrong@git.example.org/acme/shop.git
