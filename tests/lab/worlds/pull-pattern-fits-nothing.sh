# the pull names branches by a pattern, and the remote has none such
# command: git pull origin refs/heads/nosuch*:refs/remotes/origin/nosuch*
# exit: 1
# says: There are no candidates for merging among the refs that you just fetched.
repository repo
origin
