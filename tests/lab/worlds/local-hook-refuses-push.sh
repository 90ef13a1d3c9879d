# a hook of one's own stops the push, and says nothing
# command: git push
# exit: 1
# says: error: failed to push some refs to '../origin.git'
repository repo
origin
mkdir -p .git/hooks
printf '#!/bin/sh\nexit 1\n' > .git/hooks/pre-push
chmod +x .git/hooks/pre-push
commit README second
