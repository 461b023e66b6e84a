"""Words and brackets of a stretch of text."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

import rjieba

Span = tuple[int, int]
_BETWEEN_MARKS = re.compile(r"[^,;。:、!?()“”《》\s]+|[,;。:、!?()“”《》\s]")
LISTED = re.compile(r"[\s、和及与]+")
"""What stands between two members of a list."""


def words_of(text: str, start: int, end: int) -> dict[int, int]:
    """Where the words of a stretch begin, and where each ends (jieba's segmentation)."""
    return dict(pairwise(accumulate(map(len, cut_words(text[start:end])), initial=start)))


class Words:
    """The words of a sentence, cut where they are asked for: between two punctuation marks, as jieba cuts.

    >>> Words("到年底,新建幼儿园", 0, 9).get(6)
    9
    """

    __slots__ = ("_cut", "_end", "_ends", "_start", "_text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._ends: dict[int, int] = {}
        self._cut: set[int] = set()

    @classmethod
    def one(cls, text: str) -> Words:
        """A text taken as one word."""
        words = cls(text, 0, 0)
        words._ends = {0: len(text)}
        return words

    def get(self, start: int) -> int | None:
        """Where the word that begins at `start` ends; None where none begins there."""
        found = self._ends.get(start)
        return self._around(start).get(start) if found is None else found

    def _around(self, position: int) -> dict[int, int]:
        """The words known once those between the marks around `position` are."""
        for match in _BETWEEN_MARKS.finditer(self._text, self._start, self._end):
            first, last = match.span()
            if last > position:
                if first not in self._cut:
                    self._cut.add(first)
                    self._ends |= words_of(self._text, first, last)
                break
        return self._ends

    def __contains__(self, start: int) -> bool:
        return self.get(start) is not None


def cut_words(text: str) -> list[str]:
    """The words of a text as jieba cuts it; lone surrogates, which are no characters, are replaced one by one."""
    try:
        return rjieba.cut(text)
    except UnicodeEncodeError:
        return rjieba.cut(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def is_open(text: str, start: int, position: int) -> bool:
    """Whether a bracket or quotation that begins after `start` is still open at `position`."""
    part = text[start:position]
    count = part.count
    return count("(") > count(")") or count("“") > count("”") or count("《") > count("》")


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
