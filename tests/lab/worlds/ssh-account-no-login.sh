# an account on the other machine whose shell runs nothing
# command: git -c 'core.sshCommand=echo This account is currently not available.;:' ls-remote git@git.example.org:x.git
# exit: 128
# says: fatal: protocol error: bad line length character: This
repository repo
