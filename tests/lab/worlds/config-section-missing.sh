# a section that is not there
# command: git config --remove-section branch.nosuch
# exit: 128
# says: fatal: no such section: branch.nosuch
repository repo
