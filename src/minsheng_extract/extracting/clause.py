"""A figure in its clause: the window in which every field is looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from minsheng_extract.extracting.comparison import Comparison, Comparisons
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.sentence import clause_end, clause_start
from minsheng_extract.extracting.words import LISTED, Span, Words
from minsheng_extract.rulebook.wording import RoleRule

_MARKS = (",", "、")


@dataclass(slots=True)
class Clause:
    """One figure with the offsets around it, in folded text.

    `start` and `end` bound the clause; `floor` is the end of the figure before it in the same
    clause (or `start`), `ceiling` the beginning of the next one (or `end`); figures that only delimit
    (14岁以下儿童) bound neither. `head` is where the clause's first figure with its comparison words
    begins. `words` are the sentence's words. `delimiter`: the rule by which the figure only delimits
    who or what is meant, if one says so. `tail`: the last figure of its list, where 的 and what all of them
    are of follow it (300元、500元|的消费券). `following`: the next figure of the sentence.
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
    delimiter: RoleRule | None = None
    tail: Clause | None = None
    following: Clause | None = None

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

    def goes_on(self, before: Clause, behind: int) -> bool:
        """任务为900户，|8万平方米: whether nothing but a mark stands between a figure and the one before it.

        `behind`: the end of what the one before has taken behind it (任务9个小区、|2134户).
        """
        return self.text[max(before.comparison.end, behind) : self.comparison.start].strip() in _MARKS

    @property
    def is_share(self) -> bool:
        """占年计划8万亩|的75%: whether it is a share of the figure before."""
        rule = self.figure.unit_rule
        return rule is not None and rule.dimension == "ratio" and self.follows_figure and self.between.strip() == "的"

    @property
    def follows_figure(self) -> bool:
        """Whether another figure stands before this one in the clause."""
        return self.floor > self.start


def clauses(
    text: str,
    figures: list[Figure],
    sentence: Span,
    compare: Comparisons,
    delimiter: Callable[[str, Figure, Comparison, int], RoleRule | None],
) -> list[Clause]:
    """Each figure of a sentence in its clause, in order."""
    words = Words(text, *sentence)
    read: list[tuple[Figure, Comparison, Span, RoleRule | None]] = []
    bounding: dict[Span, list[Comparison]] = {}
    last = 0
    for figure in figures:
        span = clause_start(text, figure.start, sentence[0]), clause_end(text, figure.end, sentence[1])
        comparison = compare.read(text, figure, max(span[0], last), span[1])
        rule = delimiter(text, figure, comparison, span[1])
        if rule is None:
            bounding.setdefault(span, []).append(comparison)
        read.append((figure, comparison, span, rule))
        last = figure.end
    found = [
        Clause(text, figure, own, sentence, *span, *_between(own, span, bounding.get(span, [])), words, rule)
        for figure, own, span, rule in read
    ]
    return found if len(found) == 1 else _linked(_over_lists(found))


def _between(own: Comparison, clause: Span, bounding: list[Comparison]) -> tuple[int, int, int]:
    """Floor, ceiling and head of a figure: its clause cut at the other figures that bound it."""
    if len(bounding) == 1 and bounding[0] is own:
        return *clause, own.start
    before = [mate.end for mate in bounding if mate.end <= own.start]
    behind = [mate.start for mate in bounding if mate.start >= own.end]
    head = min([mate.start for mate in bounding], default=own.start)
    return max(before, default=clause[0]), min(behind, default=clause[1]), head


def _over_lists(found: list[Clause]) -> list[Clause]:
    """A comparison before a list covers all of it (不少于30户企业、1000名职工), one behind it too (4%、5.5%以内)."""
    for index, clause in enumerate(found):
        if clause.comparison.comparator != "=":
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        covering = _covering(clause, found[index - 1] if index else None, following)
        if covering is not None:
            found[index] = replace(clause, comparison=covering)
    return found


def _linked(found: list[Clause]) -> list[Clause]:
    """Each figure told the next one, and the last one of its list, where all are of what follows that."""
    for clause, following in reversed(list(pairwise(found))):
        clause.following = following
        start, end = clause.comparison.end, following.comparison.start
        if clause.figure.unit == following.figure.unit and LISTED.fullmatch(clause.text, start, end):
            named = clause.text.startswith("的", following.comparison.end)
            clause.tail = following.tail or (following if named else None)
    return found


def _covering(clause: Clause, last: Clause | None, following: Clause | None) -> Comparison | None:
    own = clause.comparison
    if following is not None and following.comparison.stated_after:
        between = clause.text[clause.figure.end : following.figure.start]
        if LISTED.fullmatch(between):
            return replace(own, comparator=following.comparison.comparator, rules=following.comparison.rules)
    if last is None or not clause.follows_figure or not last.comparison.stated_before:
        return None
    gap = clause.text[last.comparison.end : own.start]
    bound = last.comparison.comparator in (">=", "<=")
    joined = gap.count("、") + gap.count("以及") == 1 and "," not in gap
    if joined and (bound or gap.rstrip().endswith("、")):
        return replace(own, comparator=last.comparison.comparator, rules=last.comparison.rules, stated_before=True)
    return None
