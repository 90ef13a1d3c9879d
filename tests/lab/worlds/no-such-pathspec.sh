# neither a branch nor a file
# command: git checkout nosuch
# exit: 1
# says: error: pathspec 'nosuch' did not match any file(s) known to git
repository repo
