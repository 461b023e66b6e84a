"""segmenting: see docs."""
