# a merge that takes signed commits only
# command: git merge --verify-signatures topic
# exit: 128
# says: does not have a GPG signature.
repository repo
git branch topic
git switch -q topic
commit other second
git switch -q main
