# a conflict is resolved, and the editor for the message ends with an error
# command: git rebase --continue
# exit: 1
# says: error: could not commit staged changes.
# environment: GIT_EDITOR=false
repository repo
commit f base
git switch -qc feat
commit f ours
git switch -q main
commit f theirs
git switch -q feat
git rebase main > /dev/null 2>&1 || true
echo both > f
git add f
