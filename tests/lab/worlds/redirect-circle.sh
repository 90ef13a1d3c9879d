# a server that sends git back to the same address, for ever
# needs: openssl openssl
# holder: python3 ../answering.py git.example.org 302 'Location: /acme/shop.git/./info/refs?service=git-upload-pack'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git.example.org/acme/shop.git
# exit: 128
# says: fatal: unable to access 'https://git.example.org/acme/shop.git/': Maximum (20) redirects followed
asker
