# lines behind the end of a file
# command: git blame -L 99 README
# exit: 128
# says: fatal: file README has only 1 line
repository repo
