# a repository on Azure DevOps, no token and no terminal
# needs: openssl openssl
# holder: python3 ../answering.py dev.azure.com 401 'WWW-Authenticate: Basic realm=git'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://fabrikam@dev.azure.com/fabrikam/Portal/_git/shop
# exit: 128
# says: fatal: could not read Password for 'https://fabrikam@dev.azure.com': terminal prompts disabled
asker
