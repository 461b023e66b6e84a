"""Quotes as they are printed: one that is longer than a line is cut, and says so."""

from __future__ import annotations

_LINE = 80


def cut(text: str, most: int = _LINE) -> str:
    """The text, or its first `most` characters and how many it has.

    >>> cut("1,234," * 50_000, 12)
    '1,234,1,234,… (300,000 characters)'
    """
    return text if len(text) <= most else f"{text[:most]}… ({len(text):,} characters)"
