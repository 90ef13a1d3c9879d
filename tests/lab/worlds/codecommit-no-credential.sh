# a repository on CodeCommit, no helper and no terminal
# needs: openssl openssl
# holder: python3 ../answering.py git-codecommit.eu-central-1.amazonaws.com 401 'WWW-Authenticate: Basic realm=git'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop
# exit: 128
# says: fatal: could not read Username for 'https://git-codecommit.eu-central-1.amazonaws.com': terminal prompts disabled
asker
