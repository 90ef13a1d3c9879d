"""Git hosting services: URL grammar and conversion, credential kinds, dated facts."""
