# a clone is made of a clone that has left out the files
# command: git clone --no-local ../part copy
# exit: 128
# says: from promisor remote
(repository up
git config uploadpack.allowFilter true)
git clone -q --filter=blob:none --no-checkout "file://$PWD/up" part
mkdir repo
