# hosts under their real names that want a credential, and no terminal to ask at
# needs: openssl openssl
# holder: python3 ../answering.py git.example.org,bitbucket.org,github.com,dev.azure.com 401 'WWW-Authenticate: Basic realm=git'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=1 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git.example.org/acme/shop.git
# exit: 128
# says: fatal: could not read Username for 'https://git.example.org': No such device or address
asker
