"""How Chinese a text reads: the share of its characters that are in daily use."""

from __future__ import annotations

from functools import lru_cache

from minsheng_extract.folding import fold

_SAMPLE = 20_000
CHINESE = 0.7
"""Share of everyday characters from which a text is taken for Chinese; wrong readings stay under 0.55."""


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    """The first plane of GB 2312 (3755 characters in daily use) and its punctuation."""
    planes = (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
    pairs = (bytes((high, low)) for high in planes for low in range(0xA1, 0xFF))
    return frozenset(fold("".join(pair.decode("gb2312", "ignore") for pair in pairs)))


def chineseness(text: str) -> float:
    """Share of everyday characters among those that are not ASCII, traditional ones folded.

    >>> chineseness("年度目标"), chineseness("ÖÐ¹ú")
    (1.0, 0.0)
    """
    sample = [character for character in fold(text[:_SAMPLE]) if not character.isascii()]
    everyday = _everyday()
    return sum(character in everyday for character in sample) / len(sample) if sample else 0.0
