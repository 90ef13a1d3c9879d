# an editor that is not installed
# command: git commit --allow-empty
# exit: 1
# says: There was a problem with the editor 'nosuch --wait'.
# environment: 'GIT_EDITOR=nosuch --wait'
repository repo
