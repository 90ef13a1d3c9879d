# a switch to two branches at once
# command: git switch side main
# exit: 128
# says: fatal: only one reference expected
repository repo
git branch side
