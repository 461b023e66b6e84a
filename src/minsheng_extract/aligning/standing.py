"""How each figure of a sentence stands in it: target or result, and the completion ratio printed for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from minsheng_extract.aligning.attributing import attributed, share_of
from minsheng_extract.aligning.claiming import Printed, printed_in
from minsheng_extract.aligning.cueing import Part, asked_for, cued_in
from minsheng_extract.aligning.sentence import Sentence
from minsheng_extract.aligning.span import Span, spans_of
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.records import Quantity


class Standing(NamedTuple):
    """What a figure is for aligning.

    part
        `ratio`: it is the number of a printed completion ratio.
    printed
        The completion ratio that the text prints for it.
    really
        实际 or 完成情况: stands before it, so that a like figure before that word is the target.
    labelled
        A label between what was promised and what was done stands before it: 完成情况: ….
    reached
        已 or 实际 stands before it in its clause.
    cued
        The words around it make it a target, whatever its role.
    of_task
        It is a target for the completion rate itself: 投资完成率达到50%以上.
    share
        The completion ratio whose number it is, where that is printed for no figure.
    """

    part: Part
    printed: Printed | None = None
    really: bool = False
    labelled: bool = False
    reached: bool = False
    cued: bool = False
    of_task: bool = False
    share: Printed | None = None


def plan_standings(quantities: Sequence[Quantity]) -> tuple[Standing, ...]:
    """The standings of a plan's sentence: what it promises is its targets."""
    return tuple(Standing(_by_role(quantity)) for quantity in quantities)


def report_standings(quantities: Sequence[Quantity], sentence: Sentence, words: Vocabulary) -> tuple[Standing, ...]:
    """The standings of a report's sentence.

    The words around a figure say more than the role it was given: what a completion ratio is printed
    for is a result; what 任务, 目标 or 计划 stand before is a target, and so is what the ratio's own
    phrase names (完成全年900万人目标的73%).
    """
    if not words.cue.search(sentence.folded):
        return plan_standings(quantities)
    spans = spans_of(quantities, sentence)
    asked = asked_for(spans, sentence, words)
    bound = [span for span, asks in zip(spans, asked, strict=True) if span.is_bound and _is_asked(span, asks)]
    found = printed_in(quantities[0].sentence, words)
    printed = [one for one in found if not any(span.is_number_of([one]) for span in bound)]
    cued = cued_in(spans, asked, printed, sentence, words)
    results = [span for span, part in zip(spans, cued, strict=True) if part in (None, "result")]
    given = attributed(spans, results, printed, sentence, words)
    really, labelled = _first(words.really, sentence), _first(words.done_label, sentence)
    ratios = [one for one in printed if one.names_task or one in given.values()]
    waiting = [match.start() for match in words.not_done.finditer(sentence.folded)]
    lists = [match.span() for match in words.listed.finditer(sentence.folded)]
    return tuple(
        Standing(
            part=_settled(span, after, sentence, part, ratios, given, waiting, lists, words),
            printed=given.get(span.quantity.quantity_id),
            really=really <= span.start,
            labelled=labelled <= span.start,
            reached=words.reached.search(span.lead) is not None,
            cued=part == "target",
            of_task=span in bound and span.is_number_of(found),
            share=share_of(span, ratios, given) if ratios and span not in bound else None,
        )
        for span, after, part in zip(spans, [*spans[1:], None], cued, strict=True)
    )


def _is_asked(span: Span, asked: bool) -> bool:
    return asked or span.quantity.role == "target"


def _first(pattern: regex.Pattern[str], sentence: Sentence) -> int:
    """Where the first match ends, behind the sentence where there is none."""
    match = pattern.search(sentence.folded)
    return match.end() if match else len(sentence.folded) + 1


def _settled(
    span: Span,
    after: Span | None,
    sentence: Sentence,
    cued: Part | None,
    ratios: Sequence[Printed],
    given: dict[str, Printed],
    waiting: Sequence[int],
    lists: Sequence[tuple[int, int]],
    words: Vocabulary,
) -> Part:
    if span.quantity.quantity_id in given:
        return "result"
    if cued == "ratio" and not span.is_number_of(ratios):
        return _by_role(span.quantity) if span.lead else "other"  # (93%) of no figure is neither
    part = cued or _by_role(span.quantity)
    if part != "result" or not (
        _is_of_more(span, lists, words) or _is_restated(span, after, sentence, ratios, waiting, words)
    ):
        return part
    return "other"


def _is_of_more(span: Span, lists: Sequence[tuple[int, int]], words: Vocabulary) -> bool:
    """True for the entries of a list of names (形成12家机构名单), and for the goal of several years."""
    return any(first <= span.start < last for first, last in lists) or words.of_years.search(span.rest) is not None


def _is_restated(
    span: Span, after: Span | None, sentence: Sentence, ratios: Sequence[Printed], waiting: Sequence[int],
    words: Vocabulary,
) -> bool:  # fmt: skip
    """True for the promise's own number before what came of it: 9处工程完成工程量的70%; 5个中3个已建成; 3所正在建设.

    `waiting`: where in the sentence something is said not to be done.
    """
    if any(span.end <= start < span.end + len(span.rest) for start in waiting):
        return True
    if after and after.quantity.unit == span.quantity.unit and words.whole.match(sentence.folded[span.end : after.end]):
        return True
    return any(one.work and span.end <= one.start <= span.end + len(span.rest) for one in ratios)


def _by_role(quantity: Quantity) -> Part:
    if quantity.role == "target":
        return "target"
    return "result" if quantity.role == "actual" else "other"
