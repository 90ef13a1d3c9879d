# a value that ssh does not know
# needs: ssh openssh-client
# command: git -c 'core.sshCommand=ssh -F /dev/null -o BatchMode=yes -o KexAlgorithms=foo' ls-remote git@git.example.org:x.git
# exit: 128
# says: command-line line 0: Bad SSH2 KexAlgorithms 'foo'.
repository repo
