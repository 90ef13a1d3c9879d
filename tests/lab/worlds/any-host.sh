# hosts under their real names that do not know the credential; `X-Answer` and `X-Say` in
# http.extraHeader choose another answer
# needs: openssl openssl
# holder: python3 ../answering.py git.example.org,git.corp.example,bitbucket.org,github.com,gitlab.com,dev.azure.com,fabrikam.visualstudio.com,git.sr.ht 401 'WWW-Authenticate: Basic realm=git'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://git.corp.example/scm/ac/shop.git
# exit: 128
# says: fatal: Authentication failed for 'https://git.corp.example/scm/ac/shop.git/'
asker wrong
