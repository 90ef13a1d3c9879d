# a pack that lost its end
# command: git log
# exit: 128
# says: does not match index
repository repo
git gc -q
chmod u+w .git/objects/pack/*.pack
for pack in .git/objects/pack/*.pack; do head -c 50 "$pack" > short; cat short > "$pack"; done
