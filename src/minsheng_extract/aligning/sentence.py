"""A sentence folded, with its marks found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold

_MARK = re.compile(r"[,;。!?\n\t]")
_REACH = 400
_PART_MARKS = frozenset(";。!?\n\t")


class Sentence(NamedTuple):
    """A folded sentence and where its marks stand: those that end clauses, and among them stronger ones."""

    folded: str
    marks: tuple[int, ...]
    part_marks: tuple[int, ...]

    def clause_start(self, at: int) -> int:
        """Where the clause begins in which a place stands."""
        before = bisect_left(self.marks, at)
        return self.marks[before - 1] + 1 if before else 0

    def clause_end(self, at: int) -> int:
        """Where the clause ends in which a place stands."""
        after = bisect_right(self.marks, at - 1)
        return self.marks[after] if after < len(self.marks) else len(self.folded)

    def part_start(self, at: int) -> int:
        """Where the part between ； begins in which a place stands."""
        before = bisect_left(self.part_marks, at)
        return self.part_marks[before - 1] + 1 if before else 0

    def bracket(self, at: int) -> int | None:
        """Where the bracket opens in which a place stands; None outside brackets."""
        opened = self.folded.rfind("(", max(0, at - _REACH), at)
        return opened if opened >= 0 and self.folded.find(")", opened, at) < 0 else None


@lru_cache(maxsize=4096)
def sentence_of(text: str) -> Sentence:
    """The sentence of a text."""
    folded = fold(text)
    marks = tuple(match.start() for match in _MARK.finditer(folded))
    return Sentence(folded, marks, tuple(at for at in marks if folded[at] in _PART_MARKS))
