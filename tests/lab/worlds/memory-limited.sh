# a file that is larger than the memory which git may have
# needs: prlimit util-linux
# command: prlimit --as=50000000 git grep --threads=1 x HEAD
# exit: 128
# says: fatal: Out of memory, malloc failed (tried to allocate 60000001 bytes)
repository repo
truncate -s 60000000 big
git add big
git commit -qm big
rm big
