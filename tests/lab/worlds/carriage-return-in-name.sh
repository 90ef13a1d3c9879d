# a script with Windows line ends
# command: sh ./deploy.sh
# exit: 1
# says: pathspec 'main?' did not match
repository repo
printf 'git checkout main\r\n' > deploy.sh
