# a server that ends the exchange with one line of its own
# command: git fetch --upload-pack 'printf 0028ERR\ server-side\ error\ in\ the\ storage;:' ../origin.git
# exit: 128
# says: fatal: remote error: server-side error in the storage
repository repo
git init -q --bare -b main ../origin.git
