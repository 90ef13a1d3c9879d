# a hook of one's own forbids the rebase
# command: git rebase other
# exit: 128
# says: fatal: The pre-rebase hook refused to rebase.
repository repo
git switch -qc other
commit g two
git switch -q main
commit f one
mkdir -p .git/hooks
printf '#!/bin/sh\nexit 1\n' > .git/hooks/pre-rebase
chmod +x .git/hooks/pre-rebase
