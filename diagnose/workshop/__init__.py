"""For the authors of pages: hold them against their own examples, and draft new ones."""
