"""Git hosts: URL grammar both ways, credential kinds, dated facts."""
