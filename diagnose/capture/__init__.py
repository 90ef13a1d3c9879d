"""Where a transcript comes from: the wrapper, a pipe, a file."""
