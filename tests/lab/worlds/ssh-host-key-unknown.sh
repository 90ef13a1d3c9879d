# a server of which no key is on file
# needs: sshd openssh-server /usr/sbin
# command: git -c 'core.sshCommand=../ssh -o StrictHostKeyChecking=yes' ls-remote git@git.example.org:x.git
# exit: 128
# says: No ED25519 host key is known for git.example.org and you have requested strict checking.
door
: > ../known_hosts
