# the filter of a file fails, and it is required
# command: git add a.ipynb
# exit: 128
# says: fatal: a.ipynb: clean filter 'strip' failed
repository repo
git config filter.strip.clean false
git config filter.strip.required true
echo '*.ipynb filter=strip' > .gitattributes
echo x > a.ipynb
