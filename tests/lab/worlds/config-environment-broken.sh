# a count in the environment and nothing to count
# command: git status
# exit: 128
# says: error: missing config key GIT_CONFIG_KEY_0
# environment: GIT_CONFIG_COUNT=1
repository repo
