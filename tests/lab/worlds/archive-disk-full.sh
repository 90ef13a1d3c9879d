# an archive is written where no room is left
# command: git archive --output=/dev/full HEAD
# exit: 128
# says: No space left on device
repository repo
