# a mailed patch for a version that is not here
# command: git am -3 ../away.patch
# exit: 128
# says: error: sha1 information is lacking or useless (f).
repository repo
commit f base
git switch -qc other
commit f theirs
git format-patch -1 --stdout > ../fix.patch
git switch -q main
commit f ours
sed 's/index [0-9a-f]*\.\./index 1234567../' ../fix.patch > ../away.patch
