# a server that sends git to its login page
# needs: openssl openssl
# holder: python3 ../answering.py git.example.org 302 'Location: https://git.example.org/users/sign_in'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git.example.org/acme/shop.git
# exit: 128
# says: redirect: https://git.example.org/users/sign_in
asker
