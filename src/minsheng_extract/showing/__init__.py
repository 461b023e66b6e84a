"""showing: see docs."""
