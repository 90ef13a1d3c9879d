# a stored CodeCommit password that is out of date
# needs: openssl openssl
# holder: python3 ../answering.py git-codecommit.eu-central-1.amazonaws.com 403
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop
# exit: 128
# says: fatal: unable to access 'https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop/': The requested URL returned error: 403
asker
