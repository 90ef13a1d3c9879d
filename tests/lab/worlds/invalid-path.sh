# a commit has a path that git writes nowhere
# command: git checkout bad
# exit: 1
# says: error: invalid path
repository repo
blob=$(echo x | git hash-object -w --stdin)
tree=$(printf '100644 blob %s\t.git\n' "$blob" | git mktree)
git tag bad "$(git commit-tree -m bad "$tree")"
