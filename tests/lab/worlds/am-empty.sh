# a mail without a patch
# command: git am ../mail
# exit: 128
# says: Patch is empty.
repository repo
cat > ../mail <<'X'
From 033c0e0750c468c59b2b283cf9a14e01f5cf6f7c Mon Sep 17 00:00:00 2001
From: A <a@example.com>
Date: Mon, 23 Nov 2026 19:18:51 +0000
Subject: hello

body
X
