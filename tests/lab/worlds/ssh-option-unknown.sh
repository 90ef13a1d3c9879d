# an option that ssh does not know
# needs: ssh openssh-client
# command: git -c 'core.sshCommand=ssh -F /dev/null -o BatchMode=yes -o Bogus=1' ls-remote git@git.example.org:x.git
# exit: 128
# says: command-line: line 0: Bad configuration option: bogus
repository repo
