# the lock of the commit graph was left behind
# command: git commit-graph write --reachable
# exit: 128
# says: commit-graph.lock': File exists.
repository repo
mkdir -p .git/objects/info
: > .git/objects/info/commit-graph.lock
