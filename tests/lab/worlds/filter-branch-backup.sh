# branches were rewritten once before
# command: git filter-branch --msg-filter cat HEAD
# exit: 1
# says: A previous backup already exists in refs/original/
repository repo
export FILTER_BRANCH_SQUELCH_WARNING=1
git config user.note 1
git filter-branch --msg-filter 'sed s/^/x/' HEAD
