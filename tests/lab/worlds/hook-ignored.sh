# a hook that is no program is passed over
# command: git commit -q --allow-empty -m two
# exit: 0
# says: hook was ignored because it's not set as executable
repository repo
commit README one
echo '#!/bin/sh' > .git/hooks/pre-commit
chmod a-x .git/hooks/pre-commit
