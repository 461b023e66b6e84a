"""reading: see docs."""
