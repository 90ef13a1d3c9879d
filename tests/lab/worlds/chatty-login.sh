# a login on the server that prints something before git can speak
# command: git -c 'core.sshCommand=echo hello;:' ls-remote git@git.example.org:x.git
# exit: 128
# says: fatal: protocol error: bad line length character: hell
repository repo
