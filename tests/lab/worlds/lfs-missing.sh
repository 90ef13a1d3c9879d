# a repository that wants Git LFS, and the program is not there
# environment: PATH=../programs
# command: git add a.bin
# exit: 128
# says: git-lfs: not found
repository repo
origin
mkdir ../programs
for program in git cat; do ln -s "$(command -v $program)" ../programs; done
git config filter.lfs.process 'git-lfs filter-process'
git config filter.lfs.required true
echo '*.bin filter=lfs' > .gitattributes
echo x > a.bin
mkdir -p .git/hooks
printf '#!/bin/sh\ncommand -v git-lfs >/dev/null 2>&1 || { printf >&2 "\\n%%s\\n\\n" "This repository is configured for Git LFS but '"'git-lfs'"' was not found on your path. If you no longer wish to use Git LFS, remove this hook by deleting '"'.git/hooks/pre-push'"'."; exit 2; }\ngit lfs pre-push "$@"\n' > .git/hooks/pre-push
chmod +x .git/hooks/pre-push
