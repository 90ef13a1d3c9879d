# a repository that is not on the server
# needs: openssl openssl
# holder: python3 ../answering.py git.example.org 404
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git.example.org/acme/shop.git
# exit: 128
# says: fatal: repository 'https://git.example.org/acme/shop.git/' not found
asker
