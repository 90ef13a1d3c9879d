# a file that an ignore rule hides shall be added
# command: git add build/out.o
# exit: 1
# says: The following paths are ignored by one of your .gitignore files:
repository repo
commit .gitignore build/
mkdir build
: > build/out.o
