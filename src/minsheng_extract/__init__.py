"""Promises of Chinese governments as tables: every figure with its indicator, deadline and office."""
