"""Values to a document, a document to a terminal, plain text, JSON, Markdown, annotations."""
