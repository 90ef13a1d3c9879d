# a line of the log names a commit that is not there
# command: git fsck
# exit: 2
# says: invalid reflog entry 1111111111111111111111111111111111111111
repository repo
printf '%s 1111111111111111111111111111111111111111 A <a@b.c> 1 +0000\tx\n' "$(git rev-parse HEAD)" >> .git/logs/HEAD
