# a private repository, no credential and no terminal
# needs: openssl openssl
# holder: python3 ../answering.py git.example.org 401 'WWW-Authenticate: Basic realm=git'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git.example.org/acme/shop.git
# exit: 128
# says: fatal: could not read Username for 'https://git.example.org': terminal prompts disabled
asker
