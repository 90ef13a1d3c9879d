# a host whose name no server knows
# needs: ssh openssh-client
# command: git -c 'core.sshCommand=ssh -F /dev/null -o BatchMode=yes ' ls-remote git@host.invalid:x.git
# exit: 128
# says: ssh: Could not resolve hostname host.invalid
repository repo
