# patterns are set from a subfolder
# command: git -C d sparse-checkout set --no-cone /d
# exit: 128
# says: fatal: please run from the toplevel directory in non-cone mode
repository repo
commit d/x x
commit e/y y
