# a file that is named as a branch
# command: git log build
# exit: 128
# says: fatal: ambiguous argument 'build': both revision and filename
repository repo
git branch build
echo x > build
