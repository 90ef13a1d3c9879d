# a bundle of a range in which nothing is new
# command: git bundle create ../z.bundle main..main
# exit: 128
# says: fatal: Refusing to create empty bundle.
repository repo
