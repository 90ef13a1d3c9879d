# a proxy with two ports
# command: git -c http.proxy=http://127.0.0.1:80:80 ls-remote https://git.example.org/x.git
# exit: 128
# says: Unsupported proxy syntax in '127.0.0.1:80:80'
repository repo
