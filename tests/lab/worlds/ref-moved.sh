# a branch is elsewhere than a script takes it to be
# command: git update-ref refs/heads/main HEAD 1111111111111111111111111111111111111111
# exit: 128
# says: but expected 1111111111111111111111111111111111111111
repository repo
