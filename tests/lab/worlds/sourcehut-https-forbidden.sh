# a push to SourceHut over https
# needs: openssl openssl
# holder: python3 ../answering.py git.sr.ht 403
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git.sr.ht/~ada/shop
# exit: 128
# says: fatal: unable to access 'https://git.sr.ht/~ada/shop/': The requested URL returned error: 403
asker
