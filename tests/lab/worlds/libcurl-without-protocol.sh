# a URL of a kind that libcurl does not know
# command: git ls-remote https::httpss://git.example.org/x.git
# exit: 128
# says: Protocol "httpss" not supported or disabled in libcurl
repository repo
