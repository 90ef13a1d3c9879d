# a commit is asked for that the remote does not have
# command: git fetch origin 1111111111111111111111111111111111111111
# exit: 128
# says: upload-pack: not our ref 1111111111111111111111111111111111111111
repository repo
origin
