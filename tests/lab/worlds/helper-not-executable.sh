# an add-on whose interpreter is not there
# command: git broken
# exit: 128
# says: fatal: 'broken' appears to be a git command, but we were not
# environment: PATH=bin:/usr/local/bin:/usr/bin:/bin
repository repo
mkdir bin
printf '#!/nowhere/sh\n' > bin/git-broken
chmod +x bin/git-broken
