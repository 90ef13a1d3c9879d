# a diff since the common commit of two histories that have none
# command: git diff other...main
# exit: 128
# says: no merge base
repository repo
git switch -q --orphan other
commit f other
git switch -q main
