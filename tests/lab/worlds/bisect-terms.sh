# a bisect with words of its own
# command: git bisect bad
# exit: 1
# says: error: Invalid command: you're currently in a ko/ok bisect
repository repo
git bisect start --term-old=ok --term-new=ko
