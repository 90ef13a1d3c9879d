# a way of transport that the configuration forbids
# command: git -c protocol.https.allow=never ls-remote https://git.example.org/x.git
# exit: 128
# says: fatal: transport 'https' not allowed
repository repo
