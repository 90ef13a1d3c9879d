# a ProxyCommand that ends at once
# needs: ssh openssh-client
# command: git -c 'core.sshCommand=ssh -F /dev/null -o BatchMode=yes -o ProxyCommand=false' ls-remote git@git.example.org:x.git
# exit: 128
# says: UNKNOWN port 65535
repository repo
