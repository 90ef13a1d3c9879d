# line ends that would not survive a round trip
# command: git add f
# exit: 128
# says: fatal: CRLF would be replaced by LF in f
repository repo
git config core.autocrlf input
git config core.safecrlf true
printf 'one\r\n' > f
