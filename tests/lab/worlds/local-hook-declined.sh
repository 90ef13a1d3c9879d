# a hook of one's own declines the commit, and says why
# command: git commit -m x
# exit: 1
# says: tests fail: nothing was committed
repository repo
mkdir -p .git/hooks
printf '#!/bin/sh\necho "tests fail: nothing was committed" >&2\nexit 1\n' > .git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
echo second >> README
git add README
