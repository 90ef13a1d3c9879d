# a machine in between where no ssh server listens
# needs: ssh openssh-client
# command: git -c 'core.sshCommand=ssh -F /dev/null -o BatchMode=yes -o ProxyJump=127.0.0.1:1' ls-remote git@git.example.org:x.git
# exit: 128
# says: UNKNOWN port 65535
repository repo
