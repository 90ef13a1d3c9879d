# a host name that no server knows
# command: git fetch
# exit: 128
# says: Could not resolve host: host.invalid
repository repo
git remote add origin https://host.invalid/acme/shop.git
