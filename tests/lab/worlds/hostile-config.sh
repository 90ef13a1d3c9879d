# a repository whose own configuration would run a program at every turn; none may run, and
# @WORLD@/canary tells if one did
# command: git push
# exit: 128
# says: fatal: The current branch feat has no upstream branch.
repository repo
origin
git switch -qc feat
commit README second
trap_='touch @WORLD@/canary'
mkdir ../hooks
for hook in pre-commit pre-push post-checkout post-index-change reference-transaction fsmonitor; do
    printf '#!/bin/sh\n%s\n' "$trap_" > "../hooks/$hook"
    chmod +x "../hooks/$hook"
done
git config credential.helper "!$trap_"
git config credential.https://bitbucket.org.helper "!$trap_"
git config core.askPass @WORLD@/hooks/fsmonitor
git config core.sshCommand "$trap_;"
git config core.gitProxy @WORLD@/hooks/fsmonitor
git config core.pager "$trap_"
git config core.editor "$trap_;"
git config sequence.editor "$trap_;"
git config gpg.program @WORLD@/hooks/fsmonitor
git config log.showSignature true
git config diff.external @WORLD@/hooks/fsmonitor
git config diff.trap.textconv "$trap_;"
git config filter.trap.clean "$trap_; cat"
git config filter.trap.smudge "$trap_; cat"
git config alias.remote "!$trap_"
git config alias.whoami "!$trap_"
git config remote.origin.uploadpack "$trap_;"
git config remote.origin.receivepack "$trap_;"
git config remote.evil.url "ext::sh -c '$trap_'"
git config remote.evil.vcs trap
git config protocol.ext.allow always
git config uploadpack.packObjectsHook "$trap_;"
echo '* filter=trap diff=trap' > .git/info/attributes
git config core.hooksPath @WORLD@/hooks
git config core.fsmonitor @WORLD@/hooks/fsmonitor
