# a file that git does not track shall be moved
# command: git mv new old
# exit: 128
# says: fatal: not under version control, source=new, destination=old
repository repo
echo x > new
