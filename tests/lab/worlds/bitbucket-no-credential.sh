# a private repository on Bitbucket, no password for the user and no terminal
# needs: openssl openssl
# holder: python3 ../answering.py bitbucket.org 401 'WWW-Authenticate: Basic realm=git'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://ada@bitbucket.org/acme/shop.git
# exit: 128
# says: fatal: could not read Password for 'https://ada@bitbucket.org': terminal prompts disabled
asker
