# a hook names a program that is not there
# command: git commit --allow-empty -m x
# exit: 1
# says: fatal: cannot run .git/hooks/pre-commit: No such file or directory
repository repo
mkdir -p .git/hooks
printf '#!/nosuch/python3\n' > .git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
