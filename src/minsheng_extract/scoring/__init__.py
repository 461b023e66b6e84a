"""scoring: see docs."""
