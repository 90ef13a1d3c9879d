# the repository belongs to somebody else (git's own tests pretend it so, too)
# environment: GIT_TEST_ASSUME_DIFFERENT_OWNER=1
# command: git status
# exit: 128
# says: fatal: detected dubious ownership in repository at '
repository repo
