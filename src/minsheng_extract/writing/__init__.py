"""writing: see docs."""
