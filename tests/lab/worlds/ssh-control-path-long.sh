# a socket for the shared connection with too long a path
# needs: ssh openssh-client
# command: git -c 'core.sshCommand=ssh -F /dev/null -o BatchMode=yes -o ControlMaster=auto -o ControlPath=/tmp/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' ls-remote git@git.example.org:x.git
# exit: 128
# says: ControlPath too long
repository repo
