# a fetch straight into a local branch that has commits of its own
# command: git fetch origin feat:feat
# exit: 1
# says: ! [rejected]        feat       -> feat  (non-fast-forward)
repository repo
origin
git branch feat
git push -q origin feat
git switch -q feat
commit f ours
git switch -q main
git clone -q -b feat ../origin.git ../colleague
(cd ../colleague && commit OTHER theirs && git push -q origin feat)
