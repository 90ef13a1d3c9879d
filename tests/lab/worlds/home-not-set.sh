# a global setting and no home
# command: env -u HOME git config --global user.name Ada
# exit: 128
# says: fatal: $HOME not set
repository repo
