# the index of the only pack has lost its end
# command: git log
# exit: 128
# says: error: wrong index v2 file size in
repository repo
git repack -qad
for index in .git/objects/pack/*.idx; do
    chmod u+w "$index"
    head -c 1080 "$index" > ../short
    cp ../short "$index"
done
