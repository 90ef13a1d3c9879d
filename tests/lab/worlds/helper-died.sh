# the part of git that talks to web hosts crashes
# environment: GIT_EXEC_PATH=../core
# command: git ls-remote https://git.example.org/x.git
# exit: 128
# says: error: git-remote-https died of signal 11
repository repo
mkdir ../core
printf '#!/bin/sh\nkill -11 $$\n' > ../core/git-remote-https
chmod +x ../core/git-remote-https
