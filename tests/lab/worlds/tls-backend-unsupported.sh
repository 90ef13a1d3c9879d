# a TLS library that this git was not built with
# command: git -c http.sslBackend=schannel ls-remote https://git.example.org/x.git
# exit: 128
# says: fatal: Unsupported SSL backend 'schannel'. Supported SSL backends:
repository repo
