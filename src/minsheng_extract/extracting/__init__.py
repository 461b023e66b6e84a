"""extracting: see docs."""
