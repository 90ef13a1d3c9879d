# a program in place of ssh that takes no options, and a URL with a port
# command: git -c ssh.variant=simple ls-remote ssh://git@git.example.org:2222/x.git
# exit: 128
# says: fatal: ssh variant 'simple' does not support setting port
repository repo
