# a file without a patch
# command: git apply ../fix.patch
# exit: 128
# says: error: No valid patches in input
repository repo
echo hello > ../fix.patch
