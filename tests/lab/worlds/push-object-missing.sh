# the remote has lost a file that it believes to have, and checks what it gets
# command: git push
# exit: 1
# says: remote: fatal: did not receive expected object
repository repo
origin
commit b two
git push -q
git -C ../origin.git config receive.unpackLimit 1
git -C ../origin.git config receive.fsckObjects true
blob=$(git rev-parse HEAD:b)
rm -f "../origin.git/objects/$(echo "$blob" | cut -c1-2)/$(echo "$blob" | cut -c3-)"
commit c three
