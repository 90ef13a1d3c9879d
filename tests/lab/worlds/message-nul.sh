# a message with a NUL byte
# command: git commit --allow-empty -F ../message
# exit: 128
# says: error: a NUL byte in commit log message not allowed.
repository repo
printf 'a\000b' > ../message
