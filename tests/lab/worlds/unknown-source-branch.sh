# a push of a branch that is not there
# command: git push origin master
# exit: 1
# says: error: src refspec master does not match any
repository repo
origin
