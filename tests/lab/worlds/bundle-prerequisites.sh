# a bundle of a range comes to a repository that lacks what is below
# command: git pull ../x.bundle main
# exit: 1
# says: error: Repository lacks these prerequisite commits:
(repository up
commit b two
commit c three
git bundle create -q ../x.bundle HEAD~1..main)
git init -q -b main repo
