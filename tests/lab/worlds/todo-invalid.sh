# a line of the todo list of a rebase is no command
# command: git -c sequence.editor='echo pikc HEAD >' rebase -i HEAD~1
# exit: 1
# says: error: invalid line 1: pikc HEAD
repository repo
commit f one
