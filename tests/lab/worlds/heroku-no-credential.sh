# an app on Heroku, no login and no terminal
# needs: openssl openssl
# holder: python3 ../answering.py git.heroku.com 401 'WWW-Authenticate: Basic realm=git'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git.heroku.com/shop.git
# exit: 128
# says: fatal: could not read Username for 'https://git.heroku.com': terminal prompts disabled
asker
