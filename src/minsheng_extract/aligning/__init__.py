"""aligning: see docs."""
