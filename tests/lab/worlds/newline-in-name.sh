# a list of names in quotes
# command: sh ./stage.sh
# exit: 1
# says: did not match any file(s) known to git
repository repo
printf 'git checkout -- "a.txt\nb.txt"\n' > stage.sh
