# the editor ends with an error
# command: git commit --allow-empty
# exit: 1
# says: error: There was a problem with the editor 'false'.
# environment: GIT_EDITOR=false
repository repo
