# a clone into a folder that may not be written to
# bound: yes
# command: git clone . ../shut/shop
# exit: 128
# says: fatal: could not create work tree dir '../shut/shop': Permission denied
repository repo
mkdir ../shut
chmod 555 ../shut
