# a URL with a space in the name of the host
# command: git ls-remote 'https://git example.org/x.git'
# exit: 128
# says: URL using bad/illegal format or missing URL
repository repo
