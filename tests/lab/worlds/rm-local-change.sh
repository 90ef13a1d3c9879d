# a file that was changed shall be removed
# command: git rm README
# exit: 1
# says: error: the following file has local modifications:
repository repo
echo x >> README
