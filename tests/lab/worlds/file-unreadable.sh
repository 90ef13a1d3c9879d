# a file that may not be read shall be added
# bound: yes
# holder: chmod 000 data.db && touch .git/shut && sleep 60
# until: .git/shut
# command: git add data.db
# exit: 128
# says: error: open("data.db"): Permission denied
repository repo
echo text > data.db
