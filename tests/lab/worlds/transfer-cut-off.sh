# the other end dies in the middle of a pack
# command: git fetch --upload-pack '../dying' ../origin.git main
# exit: 128
# says: fetch-pack: unexpected disconnect while reading sideband packet
repository repo
origin
head -c 200000 /dev/urandom > ../big
git clone -q ../origin.git ../colleague
(cd ../colleague && cp ../big big && git add big && git commit -qm big && git push -q)
rm -rf ../colleague ../big
printf '#!/bin/sh\ngit upload-pack "$@" | dd bs=4096 count=30 2>/dev/null\n' > ../dying
chmod +x ../dying
