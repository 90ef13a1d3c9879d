# a file that is no bundle is checked
# command: git bundle verify ../j.bundle
# exit: 1
# says: does not look like a v2 or v3 bundle file
repository repo
echo junk > ../j.bundle
