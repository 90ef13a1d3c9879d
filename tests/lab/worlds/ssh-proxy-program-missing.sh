# a ProxyCommand that is not installed
# needs: ssh openssh-client
# command: git -c 'core.sshCommand=env SHELL=/bin/bash ssh -F /dev/null -o BatchMode=yes -o ProxyCommand=nosuchprogram' ls-remote git@git.example.org:x.git
# exit: 128
# says: exec: nosuchprogram: not found
repository repo
