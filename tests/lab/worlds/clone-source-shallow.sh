# a shallow repository is cloned where that is forbidden
# command: git clone --reject-shallow ../cut copy
# exit: 128
# says: fatal: source repository is shallow, reject to clone.
(repository up
commit b two)
git clone -q --depth 1 "file://$PWD/up" cut
mkdir repo
