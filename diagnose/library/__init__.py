"""Pattern pages: read, checked, compiled into an index that is read lazily."""
