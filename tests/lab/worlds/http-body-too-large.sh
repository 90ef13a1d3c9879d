# a server that answers 413 to everything
# needs: openssl openssl
# holder: python3 ../answering.py git.example.org 413
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git.example.org/acme/shop.git
# exit: 128
# says: fatal: unable to access 'https://git.example.org/acme/shop.git/': The requested URL returned error: 413
asker
