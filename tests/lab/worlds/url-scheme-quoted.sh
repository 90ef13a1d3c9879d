# a quotation mark before https
# command: git ls-remote "'https://git.example.org/x.git"
# exit: 128
# says: fatal: protocol ''https' is not supported
repository repo
