# a subcommand that does not exist
# command: git remote foo
# exit: 129
# says: error: unknown subcommand: `foo'
repository repo
