"""What a report says of itself: printed ratios, and 完成任务 in words."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import regex

from minsheng_extract.aligning.vocabulary import PrintedRule, Vocabulary
from minsheng_extract.folding import fold

_MORE_RATES = regex.compile(r" {0,2}(?:、|,|和|及|与) {0,2}(?P<rate>\d+(?:\.\d+)?) {0,2}%")


_NEAR = 6


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
    names_task
        It says itself that it is a share of the task (占年度任务的39.1%); 完成率39.1% says so only
        of a figure before it.
    verb
        What the ratio is of, where it says so (开工 of 开工率): the figure's clause must have it.
    work
        It is how much of the work is done (完成工程量的70%), of no figure.
    """

    start: int
    end: int
    number: int
    value: Decimal
    step: Decimal
    text: str
    rule: str
    close: bool
    names_task: bool
    verb: str | None
    work: bool = False


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
        names_task="base" in groups or not of_all or rule.work,
        verb=groups.get("verb"),
        work=rule.work,
    )


def _listed(folded: str, text: str, first: Printed, words: Vocabulary) -> list[Printed]:
    """The further ratios of a list: 分别完成年度任务的102%、98%."""
    if words.each.search(folded, max(0, first.start - _NEAR), first.end) is None:
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
