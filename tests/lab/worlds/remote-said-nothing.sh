# the program on the other side ends without a word
# command: git fetch --upload-pack false origin
# exit: 128
# says: fatal: Could not read from remote repository.
repository repo
origin
