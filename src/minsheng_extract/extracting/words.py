"""Words and brackets of a stretch of text."""

from __future__ import annotations

from itertools import accumulate, pairwise

import rjieba

Span = tuple[int, int]
_PAIRS = (("“", "”"), ("(", ")"), ("《", "》"))


class Words:
    """Where the words of a stretch begin, and where each ends (jieba's segmentation).

    Cut when first asked for: many figures need none.

    >>> Words("新建幼儿园", 0, 5).get(2)
    5
    """

    __slots__ = ("_end", "_ends", "_start", "_text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._ends: dict[int, int] | None = None

    @classmethod
    def one(cls, text: str) -> Words:
        """A text taken as one word."""
        words = cls(text, 0, len(text))
        words._ends = {0: len(text)}
        return words

    def ends(self) -> dict[int, int]:
        """The end of each word, by its start."""
        if self._ends is None:
            cut = rjieba.cut(sound(self._text[self._start : self._end]))
            self._ends = dict(pairwise(accumulate(map(len, cut), initial=self._start)))
        return self._ends

    def get(self, start: int) -> int | None:
        """Where the word that begins at `start` ends; None where none begins there."""
        return self.ends().get(start)

    def __contains__(self, start: int) -> bool:
        return start in self.ends()


def sound(text: str) -> str:
    """The text with lone surrogates, which are no characters, replaced one by one."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_open(text: str, start: int, position: int) -> bool:
    """Whether a bracket or quotation that begins after `start` is still open at `position`."""
    part = text[start:position]
    return any(part.count(opener) > part.count(closer) for opener, closer in _PAIRS)


def skip_space(text: str, start: int, limit: int) -> int:
    """The nearest offset to the right that is no white space."""
    while start < limit and text[start].isspace():
        start += 1
    return start


def skip_space_left(text: str, position: int, limit: int) -> int:
    """The nearest offset to the left with no white space before it."""
    while position > limit and text[position - 1].isspace():
        position -= 1
    return position
