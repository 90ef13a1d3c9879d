# a proxy on this machine that is not running
# command: git -c http.proxy=http://127.0.0.1:1 ls-remote https://git.example.org/x.git
# exit: 128
# says: Failed to connect to 127.0.0.1 port 1 after
repository repo
