# a rebase while another one waits
# command: git rebase main
# exit: 128
# says: fatal: It seems that there is already a rebase-merge directory, and
repository repo
commit f base
git switch -qc feat
commit f ours
git switch -q main
commit f theirs
git switch -q feat
git rebase -q main || true
