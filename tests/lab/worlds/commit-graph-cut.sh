# the table of commits was cut off
# command: git log -1
# exit: 0
# says: error: commit-graph file is too small
repository repo
git commit-graph write --reachable
chmod u+w .git/objects/info/commit-graph
printf 'CGPH' > .git/objects/info/commit-graph
