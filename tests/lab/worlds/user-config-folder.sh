# a folder where the user's configuration should be
# command: git status
# exit: 128
# says: fatal: unknown error occurred while reading the configuration files
# environment: HOME=home
repository repo
mkdir -p home/.gitconfig
