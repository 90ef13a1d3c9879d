# a file outside of the sparse checkout shall be added
# command: git add docs/new
# exit: 1
# says: outside of your sparse-checkout definition
repository repo
commit docs/f one
commit src/f one
git sparse-checkout set src
mkdir -p docs
echo x > docs/new
