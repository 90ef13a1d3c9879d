# a server that speaks git's own protocol; `git daemon` itself answers, and no port is opened
# command: git ls-remote git://git.example.org/none.git
# exit: 128
# says: fatal: remote error: access denied or repository not exported: /none.git
repository repo
origin
git clone -q --bare ../origin.git ../shut.git
: > ../origin.git/git-daemon-export-ok
printf '#!/bin/sh\nexec git daemon --inetd --base-path=.. "$TELL" ..\n' | sed 's/"$TELL"/$TELL/' > ../daemon
chmod +x ../daemon
git config core.gitProxy ../daemon
