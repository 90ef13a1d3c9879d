# a server that shows another key than the one on file
# needs: sshd openssh-server /usr/sbin
# command: git -c 'core.sshCommand=../ssh -o StrictHostKeyChecking=yes' ls-remote git@git.example.org:x.git
# exit: 128
# says: WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!
door
printf 'git.example.org %s\n' "$(cat ../other.pub)" > ../known_hosts
