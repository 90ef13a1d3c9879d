# the folder in which the shell stands was deleted
# command: sh -c 'mkdir gone && cd gone && rmdir ../gone && git status'
# exit: 128
# says: fatal: Unable to read current working directory: No such file or directory
repository repo
