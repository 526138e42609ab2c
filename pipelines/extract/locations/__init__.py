"""Which places the text names, and where they are."""
