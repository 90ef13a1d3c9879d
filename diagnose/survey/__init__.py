"""Doctor and sweep: the same stages without a transcript, over one or many repositories."""
