# a secret in a URL, and git is told to warn of that
# command: git remote show -n origin
# exit: 0
# says: warning: URL 'https://ada:<redacted>@git.example.org/acme/shop.git' uses plaintext credentials
repository repo
git config transfer.credentialsInUrl warn
git config remote.origin.url https://ada:wrong@git.example.org/acme/shop.git
