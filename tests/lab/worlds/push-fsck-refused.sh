# the remote looks at what comes in, and a commit is not as it should be
# command: git push
# exit: 1
# says: (unpacker error)
repository repo
origin
git -C ../origin.git config receive.fsckObjects true
tree=$(git rev-parse 'HEAD^{tree}')
id=$(printf 'tree %s\nparent %s\nauthor Ada 1767323045 +0000\ncommitter Ada <ada@example.org> 1767323045 +0000\n\nx\n' "$tree" "$(git rev-parse HEAD)" | git hash-object -w -t commit --literally --stdin)
git update-ref refs/heads/main "$id"
