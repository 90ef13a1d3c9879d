# a proxy whose name no server knows
# command: git -c http.proxy=http://proxy.invalid:3128 ls-remote https://git.example.org/x.git
# exit: 128
# says: Could not resolve proxy: proxy.invalid
repository repo
