# a push that is more than the host takes; its ssh is played by a script
# command: git push git@bitbucket.org:acme/shop.git main
# exit: 1
# says: remote: fatal: pack exceeds maximum allowed size
repository repo
origin
git -C ../origin.git config receive.maxInputSize 20
commit big "$(seq 1 500)"
printf '#!/bin/sh\ngit receive-pack ../origin.git\n' > ../ssh
chmod +x ../ssh
git config core.sshCommand ../ssh
git config ssh.variant ssh
