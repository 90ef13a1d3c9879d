# both sides changed an image
# command: git merge other
# exit: 1
# says: warning: Cannot merge binary files: logo.png (HEAD vs. other)
repository repo
printf 'P\000base' > logo.png
git add logo.png
git commit -qm base
git switch -qc other
printf 'P\000theirs' > logo.png
git commit -qam theirs
git switch -q main
printf 'P\000ours' > logo.png
git commit -qam ours
