# Azure DevOps sends git to its sign-in page
# needs: openssl openssl
# holder: python3 ../answering.py dev.azure.com,spsprodeus21.vssps.visualstudio.com 302 'Location: https://spsprodeus21.vssps.visualstudio.com/_signin?realm=dev.azure.com'
# until: .git/answering
# environment: GIT_TERMINAL_PROMPT=0 GIT_SSL_CAINFO=../tls/chain no_proxy= NO_PROXY=
# command: git ls-remote https://dev.azure.com/fabrikam/Portal/_git/shop
# exit: 128
# says: redirect: https://spsprodeus21.vssps.visualstudio.com/_signin?realm=dev.azure.com
asker
