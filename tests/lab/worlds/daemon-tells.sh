# a `git daemon` that tells why it refuses
# environment: TELL=--informative-errors
# command: git ls-remote git://git.example.org/none.git
# exit: 128
# says: fatal: remote error: no such repository: /none.git
. "$SCRIPTS/daemon.sh"
