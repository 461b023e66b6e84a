"""What a report says of itself: printed ratios, and 完成任务 in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import regex

from minsheng_extract.aligning.vocabulary import PrintedRule, Vocabulary
from minsheng_extract.folding import fold
from minsheng_extract.records import Quantity

_MORE_RATES = regex.compile(r" {0,2}(?:、|,|和|及|与) {0,2}(?P<rate>\d+(?:\.\d+)?) {0,2}%")
_CLAUSE_END = regex.compile(r"[,;。!?\n\t]")


class Printed(NamedTuple):
    """A ratio printed in a text.

    start, end
        The phrase: 占年度任务的39.1%; it may name the target (完成全年900万人目标的73%).
    number
        Where in it the number begins.
    value, step
        0.391 for 39.1 %, and its last digit: 0.001.
    text
        As it is quoted: 39.1%, 超额完成25%.
    close
        Holds only right after a figure: (53%).
    verb
        What the ratio is of, where it says so (开工 of 开工率): the figure's clause must have it.
    """

    start: int
    end: int
    number: int
    value: Decimal
    step: Decimal
    text: str
    rule: str
    close: bool
    verb: str | None


@lru_cache(maxsize=8192)
def printed_in(text: str, words: Vocabulary) -> tuple[Printed, ...]:
    """Every printed ratio of a sentence, in order, none inside another."""
    folded = fold(text)
    if "%" not in folded:
        return ()
    found = [_printed(match, text, rule) for rule in words.printed for match in rule.pattern.finditer(folded)]
    kept: list[Printed] = []
    for one in sorted(found, key=lambda one: (one.close, one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    listed = [more for one in kept for more in _listed(folded, text, one, words)]
    return tuple(sorted(kept + listed, key=lambda one: one.start))


def _printed(match: regex.Match[str], text: str, rule: PrintedRule) -> Printed:
    groups = match.groupdict()
    of_all = groups.get("rate") is not None
    digits = groups["rate"] if of_all else groups["excess"]
    places = len(digits.partition(".")[2])
    return Printed(
        start=match.start(),
        end=match.end(),
        number=match.start("rate" if of_all else "excess"),
        value=Decimal(digits).scaleb(-2) + (0 if of_all else 1),
        step=Decimal(1).scaleb(-2 - places),
        text=f"{digits}%" if of_all else text[match.start() : match.end()],
        rule=rule.id,
        close=rule.close,
        verb=groups.get("verb"),
    )


def _listed(folded: str, text: str, first: Printed, words: Vocabulary) -> list[Printed]:
    """The further ratios of a list: 分别完成年度任务的102%、98%."""
    if "分别" not in folded[max(0, first.start - 6) : first.end]:
        return []
    rule = PrintedRule(first.rule, _MORE_RATES, close=False)
    more: list[Printed] = []
    while match := _MORE_RATES.match(folded, more[-1].end if more else first.end):
        more.append(_printed(match, text, rule))
    return more


def claim_of(text: str, words: Vocabulary) -> str | None:
    """The words by which a text says that the task is done (超额完成年度任务); the last, if several."""
    folded = fold(text)
    matches = [match for pattern in words.claims for match in pattern.finditer(folded)]
    last = max(matches, key=lambda match: (match.end(), -match.start()), default=None)
    return text[last.start() : last.end()] if last else None


def is_printed(quantity: Quantity, words: Vocabulary) -> bool:
    """True where the figure is itself the number of a printed ratio."""
    start, end = quantity.start - quantity.sentence_start, quantity.end - quantity.sentence_start
    return any(start < one.end and one.number < end for one in printed_in(quantity.sentence, words))


def printed_for(figures: Sequence[Quantity], words: Vocabulary) -> dict[str, Printed]:
    """For figures of one sentence, in order, the ratio printed for each, by quantity_id.

    A ratio belongs to the last figure before it; those of a list (分别) to as many figures.
    """
    if not figures:
        return {}
    begin, sentence = figures[0].sentence_start, figures[0].sentence
    printed = printed_in(sentence, words)
    results = [one for one in figures if one.role != "target" and not is_printed(one, words)]
    given: dict[str, Printed] = {}
    for run in _runs(printed):
        before = [figure for figure in results if figure.end - begin <= run[0].start]
        for one, figure in zip(reversed(run), reversed(before), strict=False):
            if _belongs(one, figure, fold(sentence)):
                given.setdefault(figure.quantity_id, one)
    return given


def _runs(printed: Sequence[Printed]) -> list[list[Printed]]:
    """Ratios of one list together: only those stand right after each other."""
    runs: list[list[Printed]] = []
    for one in printed:
        if runs and one.start == runs[-1][-1].end:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _belongs(one: Printed, figure: Quantity, folded: str) -> bool:
    end = figure.end - figure.sentence_start
    if one.close:
        return one.start - end <= 2
    if one.verb is None:
        return True
    begins = max((match.end() for match in _CLAUSE_END.finditer(folded, 0, end)), default=0)
    return one.verb in folded[begins : one.start] or one.verb in (figure.action or "")
