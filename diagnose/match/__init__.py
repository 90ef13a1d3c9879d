"""Find patterns in a transcript: literals first, then regexes, most specific wins."""
