"""Package data: the measured cost table."""
