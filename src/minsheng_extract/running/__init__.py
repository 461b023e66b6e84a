"""running: see docs."""
