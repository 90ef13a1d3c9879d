# a commit wants a message, and no editor can be started
# command: env -u GIT_EDITOR -u EDITOR -u VISUAL TERM=dumb git commit --allow-empty
# exit: 1
# says: error: Terminal is dumb, but EDITOR unset
repository repo
