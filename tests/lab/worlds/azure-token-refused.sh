# a personal access token that has expired
# needs: openssl openssl
# holder: python3 ../answering.py dev.azure.com 401 'WWW-Authenticate: Basic realm=git'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://dev.azure.com/fabrikam/Portal/_git/shop
# exit: 128
# says: fatal: Authentication failed for 'https://dev.azure.com/fabrikam/Portal/_git/shop/'
asker wrong
