# more keys than the server looks at
# needs: sshd openssh-server /usr/sbin
# command: git -c 'core.sshCommand=../ssh -i ../other -i ../third' ls-remote git@git.example.org:x.git
# exit: 128
# says: Too many authentication failures
door 'MaxAuthTries 1'
ssh-keygen -q -t ed25519 -N '' -C '' -f ../third
