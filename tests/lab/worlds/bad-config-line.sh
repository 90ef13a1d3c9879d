# a line in the configuration that git cannot read
# command: git status
# exit: 128
# says: fatal: bad config line
repository repo
printf '<<<<<<< HEAD\n' >> .git/config
