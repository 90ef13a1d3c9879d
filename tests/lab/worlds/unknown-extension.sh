# a repository of a newer git
# command: git status
# exit: 128
# says: fatal: unknown repository extension found:
repository repo
git config core.repositoryFormatVersion 1
git config extensions.future true
