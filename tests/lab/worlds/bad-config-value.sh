# a key that wants true or false has another word
# command: git status
# exit: 128
# says: fatal: bad boolean config value 'maybe' for 'core.filemode'
repository repo
git config core.fileMode maybe
