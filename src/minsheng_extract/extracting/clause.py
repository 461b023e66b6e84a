"""A figure in its clause: the window in which every field is looked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from minsheng_extract.extracting.comparison import Comparison, Comparisons
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.sentence import clause_end, clause_start
from minsheng_extract.extracting.words import Words, words_of


class Clause(NamedTuple):
    """One figure with the offsets around it, in folded text.

    `start` and `end` bound the clause; `floor` is the end of the figure before it in the same
    clause (or `start`), `ceiling` the beginning of the next one (or `end`); figures that only delimit
    (14岁以下儿童) bound neither. `head` is where the clause's first figure with its comparison words
    begins. `words` are the sentence's words.
    """

    text: str
    figure: Figure
    comparison: Comparison
    sentence: tuple[int, int]
    start: int
    end: int
    floor: int
    ceiling: int
    head: int
    words: Words

    @property
    def left(self) -> str:
        """The words of the clause before the figure and its comparison words."""
        return self.text[self.start : self.comparison.start]

    @property
    def between(self) -> str:
        """The words since the figure before it, or since the clause began."""
        return self.text[self.floor : self.comparison.start]

    @property
    def right(self) -> str:
        """The words after the figure and its comparison words, up to the next figure."""
        return self.text[self.comparison.end : self.ceiling]

    @property
    def follows_figure(self) -> bool:
        """Whether another figure stands before this one in the clause."""
        return self.floor > self.start


def clauses(
    text: str,
    figures: list[Figure],
    sentence: tuple[int, int],
    compare: Comparisons,
    delimits: Callable[[str, Figure, Comparison, int], bool],
) -> list[Clause]:
    """Each figure of a sentence in its clause, in order."""
    bounds = [(clause_start(text, f.start, sentence[0]), clause_end(text, f.end, sentence[1])) for f in figures]
    read = [
        compare.read(text, figure, max(start, before.end if before else 0), end)
        for figure, before, (start, end) in zip(figures, [None, *figures], bounds, strict=False)
    ]
    words = words_of(text, *sentence)
    found: list[Clause] = []
    for index, figure in enumerate(figures):
        start, end = bounds[index]
        mates = [
            r
            for f, r, b in zip(figures, read, bounds, strict=True)
            if b == (start, end) and not delimits(text, f, r, end)
        ]
        floor = max((mate.end for mate in mates if mate.end <= read[index].start), default=start)
        ceiling = min((mate.start for mate in mates if mate.start >= read[index].end), default=end)
        head = min((mate.start for mate in mates), default=read[index].start)
        found.append(Clause(text, figure, read[index], sentence, start, end, floor, ceiling, head, words))
    return found
