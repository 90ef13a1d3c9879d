# a patch that adds blanks at the end of a line
# command: git apply --whitespace=error ../fix.patch
# exit: 128
# says: error: 1 line adds whitespace errors.
repository repo
printf 'diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+x  \n' > ../fix.patch
