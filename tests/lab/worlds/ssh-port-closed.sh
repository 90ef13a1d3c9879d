# a port where no ssh server listens
# needs: ssh openssh-client
# command: git -c 'core.sshCommand=ssh -F /dev/null -o BatchMode=yes ' ls-remote ssh://git@127.0.0.1:1/x.git
# exit: 128
# says: ssh: connect to host 127.0.0.1 port 1: Connection refused
repository repo
