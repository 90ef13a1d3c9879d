# a file that is no mailed patch
# command: git am ../notes
# exit: 128
# says: Patch format detection failed.
repository repo
echo hello > ../notes
