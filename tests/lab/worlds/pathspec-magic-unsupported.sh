# a path by its attribute, where that is not possible
# command: git add ':(attr:x)README'
# exit: 128
# says: pathspec magic not supported by this command: 'attr'
repository repo
