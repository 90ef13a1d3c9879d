# a patch makes a file that is there
# command: git apply ../fix.patch
# exit: 1
# says: error: new: already exists in working directory
repository repo
echo mine > new
printf 'diff --git a/new b/new\nnew file mode 100644\n--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+x\n' > ../fix.patch
