# a hook of the remote names a program that cannot be run
# command: git push
# exit: 1
# says: fatal: cannot exec 'hooks/pre-receive'
repository repo
origin
commit README second
mkdir ../tool
printf '#!../tool\nexit 1\n' > ../origin.git/hooks/pre-receive
chmod +x ../origin.git/hooks/pre-receive
