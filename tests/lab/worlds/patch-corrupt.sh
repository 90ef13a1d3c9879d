# a patch whose count of lines is wrong
# command: git apply ../fix.patch
# exit: 128
# says: error: corrupt patch at line 12
repository repo
printf 'diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,9 +1,9 @@\n-a\n+b\n c\n d\n e\n g\n h\n' > ../fix.patch
