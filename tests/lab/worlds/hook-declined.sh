# a hook of the remote declines the push
# command: git push
# exit: 1
# says: ! [remote rejected] main -> main (pre-receive hook declined)
repository repo
origin
commit README second
printf '#!/bin/sh\necho "no tickets" >&2\nexit 1\n' > ../origin.git/hooks/pre-receive
chmod +x ../origin.git/hooks/pre-receive
