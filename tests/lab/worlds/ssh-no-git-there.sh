# a login on the other machine that has no git on its path
# command: git -c 'core.sshCommand=../there' ls-remote git@git.example.org:x.git
# exit: 128
# says: git-upload-pack: command not found
repository repo
printf '#!/bin/sh\nexec env PATH=/nosuch /bin/bash -c "git-upload-pack x"\n' > ../there
chmod +x ../there
