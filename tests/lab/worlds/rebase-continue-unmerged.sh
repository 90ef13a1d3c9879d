# a rebase shall go on while a file has conflicts
# command: git rebase --continue
# exit: 1
# says: You must edit all merge conflicts and then
repository repo
commit f base
git switch -qc other
commit f theirs
git switch -q main
commit f ours
git rebase -q other || true
