# a password where Overleaf wants a token
# needs: openssl openssl
# holder: python3 ../answering.py git.overleaf.com 401 'WWW-Authenticate: Basic realm=git'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git.overleaf.com/0a1b2c3d4e5f0a1b2c3d4e5f
# exit: 128
# says: fatal: Authentication failed for 'https://git.overleaf.com/0a1b2c3d4e5f0a1b2c3d4e5f/'
asker wrong
