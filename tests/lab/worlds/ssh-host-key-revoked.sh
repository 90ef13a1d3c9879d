# a server whose key is marked as void
# needs: sshd openssh-server /usr/sbin
# command: git -c 'core.sshCommand=../ssh -o StrictHostKeyChecking=yes' ls-remote git@git.example.org:x.git
# exit: 128
# says: WARNING: REVOKED HOST KEY DETECTED!
door
printf '@revoked git.example.org %s\n' "$(cat ../host.pub)" > ../known_hosts
