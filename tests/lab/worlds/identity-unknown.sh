# nobody has told git who commits
# environment: GIT_CONFIG_GLOBAL=/dev/null
# command: git commit --allow-empty -m x
# exit: 128
# says: *** Please tell me who you are.
repository repo
git config user.useConfigOnly true
