# clean wants to be asked for
# command: git clean
# exit: 128
# says: fatal: clean.requireForce defaults to true and neither -i, -n, nor -f given; refusing to clean
repository repo
