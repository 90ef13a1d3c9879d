# a word that stash does not know
# command: git stash -q foo
# exit: 128
# says: fatal: subcommand wasn't specified; 'push' can't be assumed due to unexpected token 'foo'
repository repo
echo more >> README
