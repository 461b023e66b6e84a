"""Which of the periods in a sentence holds for a figure, and which the sentences behind it inherit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.period import Period
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.words import is_open
from minsheng_extract.rulebook import Rules

_MARKS = ",;:、"
_LEAD = 16  # characters before a period in which its clause begins
_TOWARDS = 3  # characters before a period in which 将于 stands
_DIGIT = re.compile(r"\d")


class Periods(NamedTuple):
    """The periods of a sentence, and the one that sentences before it in the paragraph have stated.

    `closing`: the one by which all that stands before it is done (新建5所、改造6所，9月底前完成).
    """

    here: list[Period]
    held: Period | None
    closing: Period | None = None


class Timing:
    """Tells figures their periods; compiled once from rules/phrasings.yaml."""

    def __init__(self, rules: Rules) -> None:
        said = phrasings(rules)
        self._done_by, self._done_by_lead = said["done-by"], said["done-by-lead"]
        self._leading, self._towards = said["leading"], said["towards"]
        self._years_of_task, self._begun = said["years-of-task"], said["begun"]
        self._due_apart, self._said_of_all = said["due-apart"], said["said-of-all"]

    def periods(self, text: str, here: list[Period], held: Period | None) -> Periods:
        """The periods found in a sentence, with the one held from before."""
        return Periods(here, held, self._closing(text, here))

    def headed(self, text: str, sentence: tuple[int, int], said: Periods) -> list[Period]:
        """The periods with their year or months at the head of a clause, which a part of it has too (其中)."""
        timed = [p for p in said.here if p.last and not p.adverb and (p.explicit_year or not p.whole)]
        return [p for p in timed if self._heads(text, sentence[0], p.start)]

    @staticmethod
    def stated(text: str, headed: list[Period]) -> Period | None:
        """What all later sentences of the paragraph inherit: one with its year, a comma (1—9月，…) or 前 behind it."""
        stated = [p for p in headed if p.explicit_year or text.startswith(",", p.end) or text[p.end - 1] == "前"]
        return most_exact(stated) if stated else None

    def of(self, clause: Clause, said: Periods) -> Period | None:
        """The period that holds for a figure: the nearest before it, one right behind it, or the closing one."""
        if not said.here:
            return None
        text, position, end = clause.text, clause.figure.start, clause.comparison.end
        behind = [p for p in said.here if p.start >= end]
        after = next((p for p in behind if p is behind[-1] or not self._begun.match(text, p.end)), None)
        if after is not None and after.start == end:
            return after
        earlier = [p for p in said.here if p.end <= position]
        before = [p for p in earlier if self._holds(clause, p, last=p is earlier[-1])]
        before = [p for p in before if not self._is_closed(clause, p)]
        if before:
            return most_exact(before)
        following = clause.following
        own = after is not None and (following is None or following.start > after.end)
        if own and after and self._leads_to(text, end, after):
            return after
        closing = said.closing
        return closing if closing and closing.start >= end and ";" not in text[end : closing.start - 1] else None

    def _leads_to(self, text: str, end: int, after: Period) -> bool:
        """Whether a period is that of the figure which ends before it: 5个，力争9月底前完成; 5个公园（2013—2017年）."""
        if self._towards.fullmatch(text, end, after.start):
            return True
        return self._years_of_task.fullmatch(text, end, after.end + 1) is not None

    def _holds(self, clause: Clause, period: Period, *, last: bool) -> bool:
        """A dated head of the sentence holds to its end; any other period to the next semicolon, or in its brackets.

        Clauses without a figure before a year do not take the sentence's head from it (优化服务，到2025年，新建3个；…),
        as long as it is the `last` time named, and said of more than the words behind it.
        """
        text, start, position = clause.text, clause.sentence[0], clause.figure.start
        between, head = text[period.end : position], text[start : period.start]
        inside = ")" in between and is_open(text, start, period.start)
        if inside and between.strip() != ")" and head.strip(" ("):
            return is_open(text, start, position)
        apart = last and period.explicit_year and self._said_of_all.match(text, period.end) is not None
        plain = apart and ";" not in head and _DIGIT.search(head) is None
        dated_head = not period.adverb and (plain or not any(mark in head for mark in ",;"))
        return dated_head or ";" not in between

    def _is_closed(self, clause: Clause, period: Period) -> bool:
        """Whether a day is that of a clause before the figure's own: 将于3月底前完工，累计完成投资|2亿元."""
        since = max(0, period.start - _TOWARDS)
        found = self._due_apart.search(clause.text, since, clause.sentence[1])
        return found is not None and found.end() <= clause.figure.start

    def _closing(self, text: str, here: list[Period]) -> Period | None:
        """The last period that begins a clause and is followed by no more than being done."""
        for period in reversed(here):
            clause = max(text.rfind(mark, max(0, period.start - _LEAD), period.start) for mark in ",;") + 1
            leads = clause > 0 and self._done_by_lead.fullmatch(text, clause, period.start)
            if leads and self._done_by.match(text, period.end):
                return period
        return None

    def _heads(self, text: str, start: int, position: int) -> bool:
        """Whether a clause begins with the period at `position`: 到2025年，…; 2023年4月至6月，…."""
        clause = max(start, *(text.rfind(mark, start, position) + 1 for mark in _MARKS))
        return self._leading.fullmatch(text, clause, position) is not None


def most_exact(periods: list[Period]) -> Period:
    """The last of them, unless an earlier one names the months of the same year: 7月至9月，2023年项目开工."""
    last = periods[-1]
    if not (last.explicit_year and last.whole and last.last):
        return last
    exact = (p for p in reversed(periods[:-1]) if p.last and not p.whole and p.last.year == last.last.year)
    return next(exact, last)


@lru_cache(maxsize=8)
def timing(rules: Rules) -> Timing:
    """The timing of a rulebook, compiled once."""
    return Timing(rules)
